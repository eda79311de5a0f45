import { kioskTexts } from '../../shared/texts/kiosk.ts'
import { DeviceGate } from '../../shared/ui/device-gate.tsx'
import { useHall } from '../../shared/ui/use-hall.ts'
import { Kiosk } from './kiosk.tsx'
import { NoticeScreen } from './notice-screen.tsx'

/** The kiosk's page: finds its hall and its device, then lets visitors in. */
export function KioskPage() {
  const hall = useHall().view.value
  if (hall === undefined)
    return (
      <div class="kiosk alone">
        <NoticeScreen icon="clock" title={kioskTexts.startingTitle} detail={kioskTexts.startingDetail} />
      </div>
    )
  const asked = new URLSearchParams(location.search).get('device')
  const device = hall.devices.find(({ id, kind }) => kind === 'kiosk' && (asked === null || id === asked))
  if (device === undefined) {
    const { zh, en } = kioskTexts.noKiosk
    const named = { zh: zh.replace('{device}', asked ?? ''), en: en.replace('{device}', asked ?? '') }
    return (
      <div class="kiosk alone">
        <NoticeScreen icon="settings" title={kioskTexts.awayTitle} detail={named} />
      </div>
    )
  }
  return (
    <DeviceGate hall={hall} device={device}>
      {(credential) => <Kiosk hall={hall} credential={credential} />}
    </DeviceGate>
  )
}
