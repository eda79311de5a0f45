import { render } from 'preact'
import '../shared/ui/base.css'
import './pad.css'
import './badge.css'
import './question.css'
import './reasons.css'
import './pad-large.css'
import { followAppearance } from '../shared/ui/appearance.ts'
import { DevicePage, lastPathPart } from '../shared/ui/device-page.tsx'
import { dropDoublePresses } from '../shared/ui/drop-double-presses.ts'
import { Pad } from './pad.tsx'

const page = document.getElementById('page')
const windowId = lastPathPart()

followAppearance('public')
dropDoublePresses()
if (page !== null)
  render(
    <DevicePage kind="pad" place={{ windowId }}>
      {(credential, device, hall) => (
        <Pad credential={credential} windowId={device.windowId ?? windowId} timeZone={hall.timeZone} />
      )}
    </DevicePage>,
    page,
  )
