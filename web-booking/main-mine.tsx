import { render } from 'preact'
import '../shared/ui/base.css'
import './booking.css'
import './mine.css'
import { MinePage } from './mine-page.tsx'
import { registerServiceWorker } from './register-service-worker.ts'

const page = document.getElementById('page')
if (page !== null) render(<MinePage />, page)
registerServiceWorker()
