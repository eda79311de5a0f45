import { render } from 'preact'
import '../../shared/ui/base.css'
import './console.css'
import './session/staff-gate.css'
import { followAppearance } from '../../shared/ui/appearance.ts'
import { MissingPage } from './portal/missing-page.tsx'

followAppearance('personal')
const page = document.getElementById('page')
if (page !== null) render(<MissingPage />, page)
