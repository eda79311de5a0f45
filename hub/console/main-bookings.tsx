import { render } from 'preact'
import '../../shared/ui/base.css'
import { followAppearance } from '../../shared/ui/appearance.ts'
import './console.css'
import './session/staff-gate.css'
import './common/notice-strip.css'
import './common/modal.css'
import './common/staff-top.css'
import './common/screen-settings.css'
import './common/choices.css'
import './common/print-state.css'
import './bookings/bookings.css'
import './bookings/marks.css'
import './bookings/slot-picker.css'
import './bookings/lists.css'
import './bookings/today/today.css'
import './bookings/today/day-bar.css'
import './bookings/today/booking-list.css'
import './bookings/today/check-in-form.css'
import './bookings/today/desk-side.css'
import './bookings/desk/desk.css'
import './bookings/setup/setup.css'
import './bookings/setup/opening-editor.css'
import './bookings/setup/draft-bar.css'
import './bookings/setup/week-table.css'
import './bookings/close-day/close-day.css'
import './bookings/call-backs/call-backs.css'
import { BookingsPage } from './bookings/bookings-page.tsx'
import { keepFocus } from './common/keep-focus.ts'
import { StaffGate } from './session/staff-gate.tsx'

followAppearance('personal')
const root = document.getElementById('app')
if (root !== null) {
  keepFocus(root)
  render(<StaffGate page="bookings">{(session) => <BookingsPage session={session} />}</StaffGate>, root)
}
