import { type ReadonlySignal, signal } from '@preact/signals'
import { type Announcements, defaultAnnouncements } from '../shared/announcements.ts'
import type { DeviceCredential } from '../shared/http/device-schemas.ts'
import type { AnnounceCommand, BoardState, Payload } from '../shared/mqtt/topic-map.ts'
import { connectDevice, type DeviceStatus } from '../shared/ui/device.ts'
import { presentRoom } from './board-room.ts'
import { type CallLayout, emptyLayout, layOutCalls } from './call-layout.ts'
import type { ZoneVoice } from './voice/zone-voice.ts'

/** Calls kept until the board knows whether it is the one that speaks. */
const undecidedLimit = 20

/** What a board shows and does, from its connection to the hall. */
export interface BoardLife {
  readonly state: ReadonlySignal<BoardState | undefined>
  readonly layout: ReadonlySignal<CallLayout>
  readonly status: ReadonlySignal<DeviceStatus>
  /** The hub's time of the last word from it, in epoch milliseconds. */
  readonly heardAt: ReadonlySignal<number | undefined>
  /** The voice, on the one board of the zone that speaks. */
  readonly voice: ReadonlySignal<ZoneVoice | undefined>
  stop(): void
}

/** Connects a board to its zone, and starts its voice when its settings say so. */
export function startBoard(credential: DeviceCredential, zoneId: string, timeZone: string): BoardLife {
  const state = signal<BoardState | undefined>(undefined)
  const layout = signal<CallLayout>(emptyLayout)
  const heardAt = signal<number | undefined>(undefined)
  const voice = signal<ZoneVoice | undefined>(undefined)
  let speaks: boolean | undefined
  let announcements: Announcements = defaultAnnouncements
  let voicePack = ''
  let undecided: AnnounceCommand[] = []

  const startVoice = async () => {
    // The clips and their player come only to the board that speaks.
    const { startZoneVoice } = await import('./voice/zone-voice.ts')
    if (speaks !== true || voice.value !== undefined) return
    const started = startZoneVoice({
      zoneId,
      timeZone,
      acknowledge: ({ id, status }) => {
        connection
          .publish('announceAck', zoneId, { id, status })
          .catch((error) => console.warn('An announcement was not answered', error))
      },
    })
    voice.value = started
    started.configure(announcements, voicePack)
    if (state.value !== undefined) started.see(state.value)
    for (const command of undecided) started.hear(command)
    undecided = []
  }
  const configure = (config: Payload<'deviceConfig'>) => {
    speaks = config.voice
    announcements = config.announcements ?? defaultAnnouncements
    voicePack = config.voicePack ?? ''
    voice.value?.configure(announcements, voicePack)
    if (speaks) {
      startVoice().catch((error) => console.warn('The voice did not start', error))
      return
    }
    undecided = []
    voice.value?.stop()
    voice.value = undefined
  }
  const announce = (command: AnnounceCommand) => {
    if (voice.value !== undefined) voice.value.hear(command)
    else if (speaks !== false) undecided = [...undecided, command].slice(-undecidedLimit)
  }

  const connection = connectDevice(credential, {
    subscriptions: [
      { name: 'deviceConfig', key: credential.deviceId },
      { name: 'boardState', key: zoneId },
      { name: 'announce', key: zoneId },
    ],
    onMessage: (name, _key, value) => {
      if (name === 'deviceConfig') configure(value)
      else if (name === 'announce') announce(value)
      else if (name === 'hubState') heardAt.value = value.at
      else if (name === 'boardState') {
        state.value = value
        layout.value = layOutCalls(layout.value, value.calls, presentRoom())
        voice.value?.see(value)
        heardAt.value = Math.max(heardAt.value ?? 0, value.at)
      }
    },
  })

  return {
    state,
    layout,
    status: connection.status,
    heardAt,
    voice,
    stop() {
      speaks = false
      voice.value?.stop()
      connection.stop()
    },
  }
}
