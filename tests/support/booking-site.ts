import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import {
  type FakeSmsGateway,
  fakeTemplateIds,
  startFakeSmsGateway,
} from '../../hub/simulation/fake-sms-gateway.ts'
import { HubClient } from '../../hub/simulation/hub-client.ts'
import { HubProcess } from '../../hub/simulation/hub-process.ts'
import { sleep } from '../../hub/simulation/timeline.ts'
import type { BookingSetup } from '../../shared/booking/booking-setup.ts'
import { normalisePhone } from '../../shared/booking/phone-number.ts'
import type { Opening } from '../../shared/booking/timetable.ts'
import type { ClockAnchor } from '../../shared/clock.ts'
import { type HallDefinition, hallDefinition } from '../../shared/hall-definition.ts'
import { tempFolder } from './temp-folder.ts'

const staffPassword = 'crowd-password'
const kioskSecret = 'kiosk-secret-of-a-test'
/** A code that was sent is there after this long, on the slowest machine. */
const codeWithinMs = 30_000
const lookEveryMs = 5

/** An opening from Monday to Friday of one matter, that can be booked for a week ahead. */
export function openingOf(changes: Partial<Opening> & Pick<Opening, 'opens' | 'closes' | 'places'>): Opening {
  return {
    id: 'passports',
    services: ['passport'],
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
    weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
    everyWeeks: 1,
    weekOfMonth: null,
    slotMinutes: 30,
    staffPlaces: 0,
    bookableFromDays: 0,
    bookableToDays: 7,
    daysCounted: 'calendar',
    releaseAt: '00:00',
    audience: 'everyone',
    ...changes,
  }
}

/** The demo hall with openings of our own, and otherwise the rules every hall begins with. */
export function hallWith(openings: readonly Opening[], changes: Partial<BookingSetup> = {}): HallDefinition {
  const demo = JSON.parse(readFileSync('hub/demo-hall/hall.json', 'utf8')) as object
  return hallDefinition.parse({ ...demo, booking: { openings, ...changes } })
}

/** Codes as they arrive on the phones. */
export class Phones {
  readonly #gateway: FakeSmsGateway
  readonly #codes = new Map<string, string[]>()
  #read = 0

  constructor(gateway: FakeSmsGateway) {
    this.#gateway = gateway
  }

  /** How many messages with a code this phone has got. */
  count(phone: string): number {
    return this.#of(phone).length
  }

  /** The newest code that came to this phone; undefined when none did. */
  newest(phone: string): string | undefined {
    return this.#of(phone).at(-1)
  }

  /** The first code to come to this phone after the first `seen` ones. Throws when none comes. */
  async next(phone: string, seen = 0): Promise<string> {
    for (const giveUpAt = Date.now() + codeWithinMs; Date.now() < giveUpAt; await sleep(lookEveryMs)) {
      const code = this.#of(phone)[seen]
      if (code !== undefined) return code
    }
    throw new Error(`no code came within ${codeWithinMs / 1000} s`)
  }

  #of(phone: string): readonly string[] {
    for (const { messages } = this.#gateway; this.#read < messages.length; this.#read += 1) {
      const sms = messages[this.#read]
      if (sms?.template !== 'code') continue
      const codes = this.#codes.get(sms.phone)
      if (codes === undefined) this.#codes.set(sms.phone, [sms.params[0] ?? ''])
      else codes.push(sms.params[0] ?? '')
    }
    return this.#codes.get(normalisePhone(phone) ?? '') ?? []
  }
}

/** A real hub of a hall of our own, in a process that can be killed, whose messages go to a gateway of the test. */
export interface BookingSite {
  readonly hub: HubProcess
  readonly dataDir: string
  readonly gateway: FakeSmsGateway
  readonly phones: Phones
  /** A kiosk's credential. */
  readonly kiosk: Record<string, string>
  /** Starts the hub with its clock at an instant, running so fast. */
  startAt(virtualStartMs: number, speed?: number): Promise<ClockAnchor>
  /** A signed-in member of staff of the demo hall. */
  staff(badgeNumber: string): Promise<HubClient>
}

/** Prepares a site; everything of it ends with the test. */
export async function prepareSite(
  definition: HallDefinition,
  options: {
    readonly env?: Readonly<Record<string, string>>
    readonly onOutput?: (chunk: Buffer) => void
  } = {},
): Promise<BookingSite> {
  const folder = tempFolder()
  const dataDir = join(folder, 'data')
  const templatesFile = join(folder, 'sms-templates.json')
  mkdirSync(dataDir)
  writeFileSync(templatesFile, JSON.stringify(fakeTemplateIds))
  const gateway = await startFakeSmsGateway()
  onTestFinished(() => gateway.stop())
  const hub = await HubProcess.prepare({
    folder,
    dataDir,
    own: { definition, deviceSecrets: new Map([['kiosk-01', kioskSecret]]) },
    staffPassword,
    env: {
      // A visitor's phone takes half a second for it; here the crowd shares a few cores with the hub.
      CHALLENGE_EFFORT: '1',
      SMS_GATEWAY: 'tencent',
      SMS_ENDPOINT: gateway.url,
      SMS_SECRET_ID: 'test-secret-id',
      SMS_SECRET_KEY: 'test-secret-key',
      SMS_APP_ID: '1400000000',
      SMS_TEMPLATES_FILE: templatesFile,
      SMS_PER_MINUTE: '60000',
      ...options.env,
    },
    ...(options.onOutput !== undefined && { onOutput: options.onOutput }),
  })
  // After the folder's removal in the order of writing, so before it in the order of running.
  onTestFinished(() => hub.kill())
  return {
    hub,
    dataDir,
    gateway,
    phones: new Phones(gateway),
    kiosk: { Authorization: `Basic ${Buffer.from(`kiosk-01:${kioskSecret}`).toString('base64')}` },
    async startAt(virtualStartMs, speed = 1) {
      const anchor = { virtualStartMs, realStartMs: Date.now(), speed }
      await hub.start(anchor)
      return anchor
    },
    async staff(badgeNumber) {
      const client = new HubClient(hub.baseUrl, { kind: 'staff', badgeNumber, password: staffPassword })
      await client.signIn()
      return client
    },
  }
}
