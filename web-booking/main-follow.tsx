import { render } from 'preact'
import '../shared/ui/base.css'
import './follow.css'
import { FollowPage } from './follow-page.tsx'

const page = document.getElementById('page')
const code = /[^/]*(?=\/*$)/.exec(location.pathname)?.[0] ?? ''
if (page !== null) render(<FollowPage code={code} />, page)
