import { render } from 'preact'
import '../../shared/ui/base.css'
// In this order: each of them may overrule those before it.
import './kiosk.css'
import './kiosk-screens.css'
import './kiosk-low-reach.css'
import './kiosk-landscape.css'
import './check-in.css'
import './kiosk-confirm.css'
import { KioskPage } from './kiosk-page.tsx'

// A long press on a touch screen opens no menu of the browser.
addEventListener('contextmenu', (event) => event.preventDefault())

const page = document.getElementById('page')
if (page !== null) render(<KioskPage />, page)
