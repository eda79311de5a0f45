import { render } from 'preact'
import '../../shared/ui/base.css'
import { followAppearance } from '../../shared/ui/appearance.ts'
import { dropDoublePresses } from '../../shared/ui/drop-double-presses.ts'
import './console.css'
import './session/staff-gate.css'
import './common/notice-strip.css'
import './common/modal.css'
import './common/booked-visitor.css'
import './common/staff-top.css'
import './common/screen-settings.css'
import './clerk/clerk.css'
import './clerk/current-ticket.css'
import './clerk/act-button.css'
import './clerk/papers.css'
import './clerk/set-aside.css'
import './clerk/desk-dialogs.css'
import './clerk/next-button.css'
import './clerk/queue-list.css'
import './clerk/choose-window.css'
import './clerk/large-screen.css'
import './clerk/small-screen.css'
import { ClerkPage } from './clerk/clerk-page.tsx'
import { StaffGate } from './session/staff-gate.tsx'

followAppearance('personal')
dropDoublePresses()
const root = document.getElementById('app')
if (root !== null)
  render(<StaffGate page="clerk">{(session) => <ClerkPage session={session} />}</StaffGate>, root)
