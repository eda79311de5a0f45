import { render } from 'preact'
import '../shared/ui/base.css'
import './board.css'
import './now-calling.css'
import './call-list.css'
import './queue-column.css'
import './notice-strip.css'
import './board-large.css'
import './board-largest.css'
import { followAppearance } from '../shared/ui/appearance.ts'
import { DevicePage, lastPathPart } from '../shared/ui/device-page.tsx'
import { Board } from './board.tsx'

const page = document.getElementById('page')
const zoneId = lastPathPart()

followAppearance('public')
if (page !== null)
  render(
    <DevicePage kind="board" place={{ zoneId }}>
      {(credential, device, hall) => (
        <Board credential={credential} zoneId={device.zoneId ?? zoneId} timeZone={hall.timeZone} />
      )}
    </DevicePage>,
    page,
  )
