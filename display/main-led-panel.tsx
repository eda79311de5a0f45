import { render } from 'preact'
import '../shared/ui/base.css'
import './led/page/led-panel.css'
import { followAppearance } from '../shared/ui/appearance.ts'
import { DevicePage, lastPathPart } from '../shared/ui/device-page.tsx'
import { LedPanel } from './led/page/led-panel.tsx'

const page = document.getElementById('page')

followAppearance('public')
if (page !== null)
  render(
    <DevicePage kind="led" place={{ zoneId: lastPathPart() }}>
      {(credential, device) => <LedPanel credential={credential} name={device.name} />}
    </DevicePage>,
    page,
  )
