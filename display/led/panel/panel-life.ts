import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { BoardState, LedConfig, WindowState } from '../../../shared/mqtt/topic-map.ts'
import type { DeviceConnection, DeviceStatus } from '../../../shared/ui/device.ts'
import type { DeviceHandlers } from '../../../shared/ui/device-inbox.ts'
import type { PanelKnowledge } from './panel-pages.ts'

/** What a panel is and knows, from its connection to the hall; the same for an agent with a controller and for a page. */
export interface PanelLife {
  /** Undefined until the hub has told it; `none` when the hub knows this device, but not as an LED panel. */
  readonly config: ReadonlySignal<LedConfig | 'none' | undefined>
  readonly knowledge: ReadonlySignal<PanelKnowledge>
  readonly status: ReadonlySignal<DeviceStatus>
  stop(): void
}

/** A panel listens only; how it is connected is its owner's affair. */
type PanelConnection = Pick<DeviceConnection, 'status' | 'stop'>

/** Begins a panel's life under its device id; `connect` opens a connection to its hall. */
export function startPanel(
  deviceId: string,
  connect: (handlers: DeviceHandlers) => PanelConnection,
): PanelLife {
  const config = signal<LedConfig | 'none' | undefined>(undefined)
  const board = signal<BoardState | undefined>(undefined)
  const window = signal<WindowState | undefined>(undefined)
  const connection = signal<PanelConnection | undefined>(undefined)
  let listensTo: string | undefined

  const configure = (led: LedConfig | undefined) => {
    config.value = led ?? 'none'
    const place = led?.zoneId ?? led?.windowId
    // A connection keeps its subscriptions: a panel that is moved begins a new one.
    if (place !== listensTo) listen(led)
  }
  const listen = (led: LedConfig | undefined) => {
    connection.value?.stop()
    board.value = undefined
    window.value = undefined
    listensTo = led?.zoneId ?? led?.windowId
    connection.value = connect({
      subscriptions: [{ name: 'deviceConfig', key: deviceId }, ...placeOf(led)],
      onMessage: (name, _key, value) => {
        if (name === 'deviceConfig') configure(value.led)
        else if (name === 'boardState') board.value = value
        else if (name === 'windowState') window.value = value
      },
    })
  }
  listen(undefined)

  const status = computed(() => connection.value?.status.value ?? 'connecting')
  return {
    config,
    status,
    knowledge: computed((): PanelKnowledge => {
      if (status.value === 'stale') return { kind: 'stale' }
      if (board.value !== undefined) return { kind: 'zone', state: board.value }
      return window.value === undefined ? { kind: 'nothing' } : { kind: 'window', state: window.value }
    }),
    stop: () => connection.value?.stop(),
  }
}

/** A zone's panel shows the zone's calls, also when it is told to belong to one of its windows. */
function placeOf(led: LedConfig | undefined) {
  if (led?.zoneId !== undefined) return [{ name: 'boardState', key: led.zoneId }] as const
  return led?.windowId === undefined ? [] : ([{ name: 'windowState', key: led.windowId }] as const)
}
