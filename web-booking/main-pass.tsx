import { render } from 'preact'
import '../shared/ui/base.css'
import './booking.css'
import './fields.css'
import './slot-groups.css'
import './pass.css'
import './pass-hints.css'
import './pass-print.css'
import { followAppearance } from '../shared/ui/appearance.ts'
import { PassPage } from './pass-page.tsx'
import { registerServiceWorker } from './register-service-worker.ts'

followAppearance('phone')
const page = document.getElementById('page')
const code = /[^/]*(?=\/*$)/.exec(location.pathname)?.[0] ?? ''
if (page !== null) render(<PassPage code={code} />, page)
registerServiceWorker()
