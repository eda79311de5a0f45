import { render } from 'preact'
import '../../shared/ui/base.css'
import './common/screen-settings.css'
import './portal/portal.css'
import './portal/queue-summary.css'
import './portal/screen-card.css'
import './portal/window-devices.css'
import { followAppearance } from '../../shared/ui/appearance.ts'
import { PortalPage } from './portal/portal-page.tsx'

followAppearance('personal')
const page = document.getElementById('page')
if (page !== null) render(<PortalPage />, page)
