import { render } from 'preact'
import '../../shared/ui/base.css'
import { followAppearance } from '../../shared/ui/appearance.ts'
import './console.css'
import './session/staff-gate.css'
import './common/notice-strip.css'
import './common/modal.css'
import './common/staff-top.css'
import './common/screen-settings.css'
import './bookings/bookings.css'
import './bookings/today/today.css'
import './bookings/desk/desk.css'
import './bookings/setup/setup.css'
import './bookings/setup/week-table.css'
import './bookings/close-day/close-day.css'
import './bookings/call-backs/call-backs.css'
import { BookingsPage } from './bookings/bookings-page.tsx'
import { StaffGate } from './session/staff-gate.tsx'

followAppearance('personal')
const root = document.getElementById('app')
if (root !== null)
  render(<StaffGate page="bookings">{(session) => <BookingsPage session={session} />}</StaffGate>, root)
