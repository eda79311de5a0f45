import { render } from 'preact'
import '../shared/ui/base.css'
import './booking.css'
import './book.css'
import { followAppearance } from '../shared/ui/appearance.ts'
import { BookPage } from './book-page.tsx'
import { registerServiceWorker } from './register-service-worker.ts'

followAppearance('personal')
const page = document.getElementById('page')
if (page !== null) render(<BookPage />, page)
registerServiceWorker()
