import { render } from 'preact'
import '../../shared/ui/base.css'
import './console.css'
import './session/staff-gate.css'
import './common/notice-strip.css'
import './common/modal.css'
import './common/staff-top.css'
import './manager/manager.css'
import './manager/window-grid.css'
import './manager/panels.css'
import './manager/ahead/ahead.css'
import './manager/manager-dialogs.css'
import './manager/screen-sizes.css'
import { ManagerPage } from './manager/manager-page.tsx'
import { StaffGate } from './session/staff-gate.tsx'

const root = document.getElementById('app')
if (root !== null)
  render(<StaffGate page="manager">{(session) => <ManagerPage session={session} />}</StaffGate>, root)
