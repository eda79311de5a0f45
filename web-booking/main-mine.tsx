import { render } from 'preact'
import '../shared/ui/base.css'
import './booking.css'
import './fields.css'
import './mine.css'
import { followAppearance } from '../shared/ui/appearance.ts'
import { MinePage } from './mine-page.tsx'
import { registerServiceWorker } from './register-service-worker.ts'

followAppearance('phone')
const page = document.getElementById('page')
if (page !== null) render(<MinePage />, page)
registerServiceWorker()
