import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { HallView } from '../../shared/http/schemas.ts'
import { kioskTexts } from '../../shared/texts/kiosk.ts'
import { get } from '../../shared/ui/api.ts'
import { DeviceGate } from '../../shared/ui/device-gate.tsx'
import { Kiosk } from './kiosk.tsx'
import { NoticeScreen } from './notice-screen.tsx'

/** Pauses between attempts to read the hall, in milliseconds. */
const firstPauseMs = 1_000
const longestPauseMs = 2_500

/** The kiosk's page: finds its hall and its device, then lets visitors in. */
export function KioskPage() {
  const hall = useHall()
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
    <DeviceGate deviceId={device.id} kind="kiosk">
      {(credential) => <Kiosk hall={hall} credential={credential} />}
    </DeviceGate>
  )
}

/** The hall's description, asked for until it comes. */
function useHall(): HallView | undefined {
  const hall = useSignal<HallView | undefined>(undefined)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async (pauseMs: number): Promise<void> => {
      try {
        hall.value = await get<HallView>('/api/v1/hall')
      } catch {
        timer = setTimeout(() => ask(Math.min(pauseMs * 2, longestPauseMs)), pauseMs * (0.5 + Math.random()))
      }
    }
    void ask(firstPauseMs)
    return () => clearTimeout(timer)
  }, [hall])
  return hall.value
}
