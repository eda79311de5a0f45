import { render } from 'preact'
import '../../shared/ui/base.css'
// In this order: each of them may overrule those before it.
import './kiosk.css'
import './kiosk-home.css'
import './kiosk-tiles.css'
import './kiosk-search.css'
import './kiosk-ticket.css'
import './kiosk-notices.css'
import './kiosk-low-reach.css'
import './kiosk-landscape.css'
import './check-in.css'
import './check-in-landscape.css'
import './check-in-low-reach.css'
import './kiosk-confirm.css'
import './kiosk-hints.css'
import './kiosk-confirm-places.css'
import './other-ways.css'
import './kiosk-help.css'
import './kiosk-places.css'
import './kiosk-large.css'
import './kiosk-large-screens.css'
import './kiosk-large-places.css'
import { followAppearance } from '../../shared/ui/appearance.ts'
import { KioskPage } from './kiosk-page.tsx'

// A long press on a touch screen opens no menu of the browser.
addEventListener('contextmenu', (event) => event.preventDefault())

followAppearance('public')
const page = document.getElementById('page')
if (page !== null) render(<KioskPage />, page)
