import { render } from 'preact'
import '../../shared/ui/base.css'
import { KioskPage } from './kiosk-page.tsx'
import './kiosk.css'

// A long press on a touch screen opens no menu of the browser.
addEventListener('contextmenu', (event) => event.preventDefault())

const page = document.getElementById('page')
if (page !== null) render(<KioskPage />, page)
