import { render } from 'preact'
import '../shared/ui/base.css'
import './booking.css'
import './fields.css'
import './book.css'
import './find-step.css'
import './hints-step.css'
import './slot-steps.css'
import './slot-groups.css'
import './identity-step.css'
import { followAppearance } from '../shared/ui/appearance.ts'
import { BookPage } from './book-page.tsx'
import { registerServiceWorker } from './register-service-worker.ts'

followAppearance('phone')
const page = document.getElementById('page')
if (page !== null) render(<BookPage />, page)
registerServiceWorker()
