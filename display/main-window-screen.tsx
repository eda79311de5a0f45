import { render } from 'preact'
import '../shared/ui/base.css'
import './window-screen.css'
import './window-turn.css'
import './window-strip.css'
import { followAppearance } from '../shared/ui/appearance.ts'
import { DevicePage, lastPathPart } from '../shared/ui/device-page.tsx'
import { WindowScreen } from './window-screen.tsx'

const page = document.getElementById('page')
const windowId = lastPathPart()

followAppearance('public')
if (page !== null)
  render(
    <DevicePage kind="window-screen" place={{ windowId }}>
      {(credential, device, hall) => (
        <WindowScreen
          credential={credential}
          windowId={device.windowId ?? windowId}
          timeZone={hall.timeZone}
        />
      )}
    </DevicePage>,
    page,
  )
