import { render } from 'preact'
import '../../shared/ui/base.css'
import { followAppearance } from '../../shared/ui/appearance.ts'
import './console.css'
import './session/staff-gate.css'
import './common/notice-strip.css'
import './common/modal.css'
import './common/staff-top.css'
import './common/screen-settings.css'
import './manager/manager.css'
import './manager/window-grid.css'
import './manager/window-tile.css'
import './manager/panels.css'
import './manager/queues.css'
import './manager/ratings.css'
import './manager/ahead/ahead.css'
import './manager/manager-dialogs.css'
import './manager/day/day.css'
import './manager/screen-sizes.css'
import { keepFocus } from './common/keep-focus.ts'
import { ManagerPage } from './manager/manager-page.tsx'
import { StaffGate } from './session/staff-gate.tsx'

followAppearance('personal')
const root = document.getElementById('app')
if (root !== null) {
  keepFocus(root)
  render(<StaffGate page="manager">{(session) => <ManagerPage session={session} />}</StaffGate>, root)
}
