import { render } from 'preact'
import '../shared/ui/base.css'
import './booking.css'
import './follow.css'
import { followAppearance } from '../shared/ui/appearance.ts'
import { FollowPage } from './follow-page.tsx'
import { registerServiceWorker } from './register-service-worker.ts'

followAppearance('phone')
const page = document.getElementById('page')
const code = /[^/]*(?=\/*$)/.exec(location.pathname)?.[0] ?? ''
if (page !== null) render(<FollowPage code={code} />, page)
registerServiceWorker()
