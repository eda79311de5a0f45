import { render } from 'preact'
import '../../shared/ui/base.css'
import { followAppearance } from '../../shared/ui/appearance.ts'
import './console.css'
import './session/staff-gate.css'
import './common/notice-strip.css'
import './common/modal.css'
import './common/staff-top.css'
import './common/screen-settings.css'
import './admin/admin.css'
import './admin/hall/hall.css'
import './admin/hall/fields.css'
import './admin/hall/entry-list.css'
import './admin/hall/ticket.css'
import './admin/transfer/transfer.css'
import './admin/voice/voice.css'
import { AdminPage } from './admin/admin-page.tsx'
import { keepFocus } from './common/keep-focus.ts'
import { StaffGate } from './session/staff-gate.tsx'

followAppearance('personal')
const root = document.getElementById('app')
if (root !== null) {
  keepFocus(root)
  render(<StaffGate page="admin">{(session) => <AdminPage session={session} />}</StaffGate>, root)
}
