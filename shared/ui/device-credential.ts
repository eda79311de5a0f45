import { signal } from '@preact/signals'
import type { DeviceCredential } from '../http/device-schemas.ts'
import { command } from './api.ts'

const storageKey = (deviceId: string) => `tingxu.device.${deviceId}`
/** Counts the changes of stored credentials, so that a gate looks again. */
const credentialChanges = signal(0)

/** What was read last, so that an unchanged credential stays one object and starts no new connection. */
const read = new Map<string, { stored: string; credential: DeviceCredential }>()

/** The credential that this browser keeps for a device. Components that call it are drawn again when it changes. */
export function loadCredential(deviceId: string): DeviceCredential | undefined {
  void credentialChanges.value
  try {
    const stored = localStorage.getItem(storageKey(deviceId))
    if (stored === null) return undefined
    if (read.get(deviceId)?.stored !== stored) read.set(deviceId, { stored, credential: JSON.parse(stored) })
    return read.get(deviceId)?.credential
  } catch {
    return undefined
  }
}

/** Exchanges an enrolment code for the device's credential and keeps it. Throws `ApiProblem`. */
export async function enrol(code: string): Promise<DeviceCredential> {
  return keep(await command<DeviceCredential>('/api/v1/devices/enrol', { code }))
}

/** Takes and keeps a credential from a demo hall, on the hub's own machine only. Throws `ApiProblem`. */
export async function demoCredential(deviceId: string): Promise<DeviceCredential> {
  return keep(
    await command<DeviceCredential>(`/api/v1/devices/${encodeURIComponent(deviceId)}/demo-credential`),
  )
}

/** Forgets a credential that the hub refuses, unless another page has stored a newer one meanwhile. */
export function forgetCredential({ deviceId, secret }: DeviceCredential): void {
  if (loadCredential(deviceId)?.secret === secret) localStorage.removeItem(storageKey(deviceId))
  credentialChanges.value += 1
}

/** The value of the header with which a device signs its HTTP requests. */
export function authorizationOf({ deviceId, secret }: DeviceCredential): string {
  return `Basic ${btoa(`${deviceId}:${secret}`)}`
}

function keep(credential: DeviceCredential): DeviceCredential {
  localStorage.setItem(storageKey(credential.deviceId), JSON.stringify(credential))
  credentialChanges.value += 1
  return credential
}
