import { render } from 'preact'
import '../../shared/ui/base.css'
import './console.css'
import './clerk/clerk.css'
import { ClerkPage } from './clerk/clerk-page.tsx'
import { StaffGate } from './session/staff-gate.tsx'

const root = document.getElementById('app')
if (root !== null)
  render(<StaffGate page="clerk">{(session) => <ClerkPage session={session} />}</StaffGate>, root)
