import { render } from 'preact'
import '../../shared/ui/base.css'
import './console.css'
import './manager/manager.css'
import { ManagerPage } from './manager/manager-page.tsx'
import { StaffGate } from './session/staff-gate.tsx'

const root = document.getElementById('app')
if (root !== null)
  render(<StaffGate page="manager">{(session) => <ManagerPage session={session} />}</StaffGate>, root)
