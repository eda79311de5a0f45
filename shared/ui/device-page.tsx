import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import type { DeviceKind } from '../hall-definition.ts'
import type { DeviceCredential } from '../http/device-schemas.ts'
import type { HallView } from '../http/hall-schemas.ts'
import type { Text } from '../text.ts'
import { deviceKindWords } from '../texts/common.ts'
import { devicePageTexts } from '../texts/device-page.ts'
import { loadCredential } from './device-credential.ts'
import { Both, DeviceGate, type HallDevice } from './device-gate.tsx'
import { askForHall } from './hall-changes.ts'
import { useHall } from './use-hall.ts'
import './device-gate.css'

/** Where a device stands: in a zone, or at a window. */
type DevicePlace = { readonly zoneId: string } | { readonly windowId: string }

interface Props {
  readonly kind: DeviceKind
  readonly place: DevicePlace
  /** Draws the device's page once the hall is known and the browser holds the device's credential. */
  readonly children: (credential: DeviceCredential, device: HallDevice, hall: HallView) => ComponentChildren
}

/** How often a page without a connection of its own looks whether the hall knows it now, in milliseconds. */
const lookMs = 3_000

/**
 * Finds out which device this page is: `?device=ID` of the address, else the one that this browser has been at this address,
 * else the first of its kind at its place in the hall; then lets it in through the gate. It follows the hall: a device
 * that is moved shows its new place, one that is gone says so and comes back when it is there again.
 */
export function DevicePage({ kind, place, children }: Props) {
  const { view: hall, trouble } = useHall()
  const view = hall.value
  const asked = new URLSearchParams(location.search).get('device') ?? undefined
  const device = view && findDevice(view, kind, place, asked)
  const isEnrolled = device !== undefined && loadCredential(device.id) !== undefined
  // Until the hall is known it is asked for anyway: to ask anew would throw a slow answer away.
  const looks = view !== undefined && !isEnrolled
  const deviceId = device?.id
  useEffect(() => {
    if (isEnrolled && deviceId !== undefined) rememberDevice(deviceId)
  }, [isEnrolled, deviceId])
  useEffect(() => {
    if (!looks) return
    const timer = setInterval(askForHall, lookMs)
    return () => clearInterval(timer)
  }, [looks])

  if (view === undefined) return <Notice text={trouble.value ?? devicePageTexts.loading} />
  if (device === undefined) return <NoDevice kind={kind} asked={asked} place={place} />
  return (
    <DeviceGate hall={view} device={device}>
      {(credential) => children(credential, device, view)}
    </DeviceGate>
  )
}

function findDevice(
  { devices }: HallView,
  kind: DeviceKind,
  place: DevicePlace,
  asked: string | undefined,
): HallDevice | undefined {
  const ofKind = devices.filter((device) => device.kind === kind)
  if (asked !== undefined) return ofKind.find(({ id }) => id === asked)
  const remembered = rememberedDevice()
  return (
    ofKind.find(({ id }) => id === remembered) ??
    ofKind.find((device) =>
      'zoneId' in place ? device.zoneId === place.zoneId : device.windowId === place.windowId,
    )
  )
}

const memoryKey = () => `tingxu.device-at.${location.pathname}`

/** Which device this browser has been at this address: an administrator may move it, and a restart must not make it another. */
function rememberedDevice(): string | undefined {
  try {
    return localStorage.getItem(memoryKey()) ?? undefined
  } catch {
    return undefined
  }
}

function rememberDevice(deviceId: string): void {
  try {
    localStorage.setItem(memoryKey(), deviceId)
  } catch {
    // A browser that forbids storage goes by the address alone.
  }
}

/** Nobody at this address: what it is called, and that the page comes to life by itself. */
function NoDevice({ kind, asked, place }: Pick<Props, 'kind' | 'place'> & { asked: string | undefined }) {
  const address = asked ?? ('zoneId' in place ? place.zoneId : place.windowId)
  const fill = (words: Text): Text => ({
    zh: words.zh.replace('{kind}', deviceKindWords[kind].zh).replace('{address}', address),
    en: words.en.replace('{kind}', deviceKindWords[kind].en.toLowerCase()).replace('{address}', address),
  })
  const { title, noDevice, noPlace, whatToDo } = devicePageTexts
  return (
    <Notice text={fill(title)}>
      <Both text={fill(asked === undefined ? noPlace : noDevice)} tag="p" />
      <Both text={whatToDo} tag="p" />
    </Notice>
  )
}

function Notice({ text, children }: { text: Text; children?: ComponentChildren }) {
  return (
    <main class="device-gate">
      <div role="status" class="device-gate-notice">
        <Both text={text} tag="h1" />
        {children}
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
