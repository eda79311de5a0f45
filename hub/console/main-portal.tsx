import { render } from 'preact'
import '../../shared/ui/base.css'
import './portal/portal.css'
import { PortalPage } from './portal/portal-page.tsx'

const page = document.getElementById('page')
if (page !== null) render(<PortalPage />, page)
