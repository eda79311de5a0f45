import type { ComponentChildren } from 'preact'
import type { DeviceKind } from '../hall-definition.ts'
import type { DeviceCredential, HallView } from '../http/schemas.ts'
import type { Text } from '../text.ts'
import { deviceKindWords } from '../texts/common.ts'
import { devicePageTexts } from '../texts/device-page.ts'
import { DeviceGate } from './device-gate.tsx'
import { useHall } from './use-hall.ts'
import './device-gate.css'

/** Where a device stands: in a zone, or at a window. */
type DevicePlace = { readonly zoneId: string } | { readonly windowId: string }

interface Props {
  readonly kind: DeviceKind
  readonly place: DevicePlace
  /** Draws the device's page once the hall is known and the browser holds the device's credential. */
  readonly children: (credential: DeviceCredential, hall: HallView) => ComponentChildren
}

/**
 * Finds out which device this page is: `?device=ID` of the address, else the first of its kind at its place in the hall;
 * then lets it in through the gate.
 */
export function DevicePage({ kind, place, children }: Props) {
  const { view: hall, trouble } = useHall()
  const view = hall.value
  if (view === undefined) return <Notice text={trouble.value ?? devicePageTexts.loading} />
  const deviceId = new URLSearchParams(location.search).get('device') ?? deviceAt(view, kind, place)
  if (deviceId === undefined) return <NoDevice kind={kind} place={place} />
  return (
    <DeviceGate deviceId={deviceId} kind={kind}>
      {(credential) => children(credential, view)}
    </DeviceGate>
  )
}

function deviceAt(hall: HallView, kind: DeviceKind, place: DevicePlace): string | undefined {
  return hall.devices.find(
    (device) =>
      device.kind === kind &&
      ('zoneId' in place ? device.zoneId === place.zoneId : device.windowId === place.windowId),
  )?.id
}

function NoDevice({ kind, place }: Pick<Props, 'kind' | 'place'>) {
  const { zh, en } = devicePageTexts.noDevice
  const fill = (words: string, name: string) =>
    words.replace('{place}', 'zoneId' in place ? place.zoneId : place.windowId).replace('{kind}', name)
  return (
    <Notice
      text={{ zh: fill(zh, deviceKindWords[kind].zh), en: fill(en, deviceKindWords[kind].en.toLowerCase()) }}
    />
  )
}

function Notice({ text }: { text: Text }) {
  return (
    <main class="device-gate">
      <div role="status">
        <h1 class="device-gate-text">
          {text.zh} <span lang="en">{text.en}</span>
        </h1>
      </div>
    </main>
  )
}

/** The last part of the page's path, which names the place of a device: `/display/hall` gives `hall`. */
export function lastPathPart(): string {
  return decodeURIComponent(
    location.pathname
      .split('/')
      .filter((part) => part !== '')
      .at(-1) ?? '',
  )
}
