import { render } from 'preact'
import '../../shared/ui/base.css'
// In this order: each of them may overrule those before it.
import './kiosk.css'
import './kiosk-screens.css'
import './kiosk-low-reach.css'
import './kiosk-landscape.css'
import './check-in.css'
import './kiosk-confirm.css'
import './kiosk-help.css'
import { followAppearance } from '../../shared/ui/appearance.ts'
import { KioskPage } from './kiosk-page.tsx'

// A long press on a touch screen opens no menu of the browser.
addEventListener('contextmenu', (event) => event.preventDefault())

followAppearance('public')
const page = document.getElementById('page')
if (page !== null) render(<KioskPage />, page)
