import { render } from 'preact'
import '../shared/ui/base.css'
import './booking.css'
import './book.css'
import { BookPage } from './book-page.tsx'

const page = document.getElementById('page')
if (page !== null) render(<BookPage />, page)
