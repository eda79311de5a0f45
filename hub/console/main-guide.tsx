import { render } from 'preact'
import '../../shared/ui/base.css'
import { followAppearance } from '../../shared/ui/appearance.ts'
import { dropDoublePresses } from '../../shared/ui/drop-double-presses.ts'
import './console.css'
import './session/staff-gate.css'
import './common/notice-strip.css'
import './common/modal.css'
import './common/staff-top.css'
import './common/screen-settings.css'
import './common/booked-visitor.css'
import './common/choices.css'
import './common/print-state.css'
import './bookings/today/check-in-form.css'
import './guide/guide.css'
import './guide/take-ticket.css'
import './guide/taken-card.css'
import './guide/check-in.css'
import './guide/floor-calls.css'
import './guide/find-ticket.css'
import { keepFocus } from './common/keep-focus.ts'
import { GuidePage } from './guide/guide-page.tsx'
import { StaffGate } from './session/staff-gate.tsx'

followAppearance('personal')
dropDoublePresses()
const root = document.getElementById('app')
if (root !== null) {
  keepFocus(root)
  render(<StaffGate page="guide">{(session) => <GuidePage session={session} />}</StaffGate>, root)
}
