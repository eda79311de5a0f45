import type { DeviceDefinition } from '../../../shared/hall-definition.ts'
import { parsePayload, topicFor } from '../../../shared/mqtt/topic-map.ts'

/** Looks a device up by its id and secret; undefined when the pair is not right. */
export type Authenticate = (deviceId: string, secret: string) => DeviceDefinition | undefined

/** The parts of a CONNECT packet that a login is judged by. */
export interface LoginRequest {
  readonly clientId: string
  readonly username?: string | undefined
  readonly password?: Uint8Array | undefined
  readonly will?:
    | { readonly topic: string; readonly payload: Uint8Array | string; readonly qos?: number }
    | undefined
}

/** A CONNACK return code of MQTT 3.1.1 (section 3.2.2.3): identifier rejected, bad credentials, not authorised. */
type RefusalCode = 2 | 4 | 5

const session = /^[A-Za-z0-9_-]{1,80}$/

/**
 * Judges a login: the user is the device's id, the password its secret, the client id `{deviceId}.{session}`, and a
 * will may only be the device's own death.
 */
export function judgeLogin(
  hallId: string,
  request: LoginRequest,
  authenticate: Authenticate,
): { ok: true; device: DeviceDefinition } | { ok: false; code: RefusalCode; reason: string } {
  const { clientId, username, password, will } = request
  if (username === undefined || password === undefined) return refuse(4, 'no user name or password')
  const prefix = `${username}.`
  if (!clientId.startsWith(prefix) || !session.test(clientId.slice(prefix.length)))
    return refuse(2, 'the client id is not {deviceId}.{session}')
  const device = authenticate(username, Buffer.from(password).toString('utf8'))
  if (device === undefined) return refuse(4, 'unknown device or wrong secret')
  if (will !== undefined) {
    if (will.topic !== topicFor(hallId, 'devicePresence', device.id))
      return refuse(5, 'a will on a foreign topic')
    const death = parsePayload('devicePresence', will.payload)
    if ((will.qos ?? 0) > 1 || !death.ok || death.value.status !== 'offline')
      return refuse(5, 'the will is not the death of a session in QoS 0 or 1')
  }
  return { ok: true, device }
}

function refuse(code: RefusalCode, reason: string): { ok: false; code: RefusalCode; reason: string } {
  return { ok: false, code, reason }
}
