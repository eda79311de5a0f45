import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { describe, expect, it, vi } from 'vitest'
import { readLive } from '../../hub/simulation/sse-reader.ts'
import type { CallBackList, RevealedPhone } from '../../shared/http/call-back-schemas.ts'
import { mondayMorning } from '../support/booker.ts'
import { type BookingSite, hallWith, openingOf, prepareSite } from '../support/booking-site.ts'
import { type Canary, CanaryScan, formsOf, type Sighting } from '../support/canary-scan.ts'
import {
  bookAtDesk,
  type CanaryStage,
  canariesOf,
  canaryPerson,
  canaryWays,
  holdPlace,
} from '../support/canary-visit.ts'
import { CrowdClient, CrowdCounts, hasLoopbackNetwork, loopbackAddress } from '../support/crowd-client.ts'
import { startOpenBroker } from '../support/open-broker.ts'
import { tempFolder } from '../support/temp-folder.ts'

const persons = 1000
/** Persons who are under way at the same moment. */
const atOnce = 24
/** People of the desk who come a second time, so that they are called back. */
const comeAgain = 3
/** Messages that the gateway does not take in the end, so that the log has something to tell. */
const failures = 4
const today = { services: ['passport'], date: '2026-11-23', start: '11:00' }
const tomorrow = { services: ['passport'], date: '2026-11-24', start: '09:30' }
const timeout = 240_000

const isAble = await hasLoopbackNetwork()
if (!isAble)
  console.warn('SKIPPED: the canaries need source addresses of 127/8, which this machine does not have.')

const everyone = Array.from({ length: persons }, (_, index) => canaryPerson(index))
const canaries = Array.from({ length: persons + failures }, (_, index) => canaryPerson(index)).flatMap(
  canariesOf,
)
const ways = Object.values(canaryWays)

/** All that was heard and seen while the hub ran, by where. */
class Catch {
  readonly log: Buffer[] = []
  readonly urls: string[] = []
  readonly answers: string[] = []
  readonly live: string[] = []
}

/** Has everyone go their way, so many at once. */
async function play(stages: (index: number) => CanaryStage): Promise<void> {
  let next = 0
  const worker = async () => {
    for (let index = next++; index < persons; index = next++)
      await ways[index % ways.length]?.(stages(index), everyone[index] ?? canaryPerson(index))
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

/** A few are served without success, book again, and the manager looks up whom to call; returns what was revealed. */
async function callBack(site: BookingSite, stage: CanaryStage, manager: Record<string, string>) {
  const { client } = stage
  const clerk = (await site.staff('1001')).headers()
  const say = (path: string, body: object, headers: Record<string, string>) =>
    client.post(`/api/v1${path}`, body, { headers })
  await say('/clerk/sign-in', { windowId: 'w01' }, clerk)
  for (let served = 0; served < comeAgain; served += 1) {
    await say('/clerk/next', {}, clerk)
    await client.get('/api/v1/clerk', clerk)
    await say('/clerk/arrive', {}, clerk)
    await say('/clerk/finish', { outcome: 'materials-missing' }, clerk)
  }
  const revisits = everyone.filter((_, index) =>
    /kiosk|guide|checked in$/.test(Object.keys(canaryWays)[index % ways.length] ?? ''),
  )
  for (const person of revisits) await bookAtDesk(stage, person, tomorrow).catch(() => undefined)
  const { body } = await client.get<CallBackList>('/api/v1/manager/call-backs', manager)
  const [first] = body.callBacks
  const reveal = await site.staff('3001')
  return reveal.command<RevealedPhone>(`/api/v1/manager/call-backs/${first?.id}/reveal`)
}

/** Every file below a folder with its bytes. */
function filesOf(folder: string): [name: string, bytes: Buffer][] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => [name, readFileSync(join(folder, name))])
}

function told(where: string, sightings: readonly Sighting[]): string[] {
  return sightings.map(({ canary: { kind }, form, at }) => `${where}: a ${kind} as ${form} before byte ${at}`)
}

/** Places are held while the gateway fails, until the log tells of the outage. */
async function meetOutage(site: BookingSite, stage: (index: number) => CanaryStage): Promise<void> {
  await site.gateway.become('500')
  const before = site.gateway.requests
  for (let index = persons; index < persons + failures; index += 1)
    await holdPlace(stage(index), canaryPerson(index), tomorrow)
  await vi.waitFor(() => expect(site.gateway.requests).toBeGreaterThanOrEqual(before + failures), {
    timeout: 30_000,
  })
}

describe.skipIf(!isAble)('documents, phones and names of 1,000 visitors', { timeout }, () => {
  describe('when they have gone every way through the hall', () => {
    it('stand in no database, log, message of the bus, address or answer', async ({ annotate }) => {
      const caught = new Catch()
      const broker = await startOpenBroker()
      const opening = openingOf({ opens: '09:00', closes: '12:00', places: 5 * persons })
      const site = await prepareSite(hallWith([opening]), {
        env: { LOG_LEVEL: 'trace', MQTT_URL: broker.url },
        onOutput: (chunk) => caught.log.push(chunk),
      })
      await site.startAt(mondayMorning)
      const startedAt = Date.now()
      const counts = new CrowdCounts()
      const client = (index: number) =>
        new CrowdClient(site.hub.baseUrl, loopbackAddress(4, index), counts, (path, reply) => {
          caught.urls.push(path)
          caught.answers.push(reply)
        })
      const guide = (await site.staff('2001')).headers()
      const manager = (await site.staff('3001')).headers()
      const list = readLive(`${site.hub.baseUrl}/api/v1/desk/bookings/live`, {
        headers: () => guide,
        onEvent: ({ data }) => caught.live.push(data),
      })
      const stage = (index: number): CanaryStage => ({ site, client: client(index), guide, today, tomorrow })

      await play(stage)
      const revealed = await callBack(site, stage(0), manager)
      const looker = client(0)
      for (const path of [
        `/desk/bookings?date=${today.date}`,
        `/desk/bookings?date=${tomorrow.date}`,
        '/desk/bookings?find=166',
        '/manager',
        '/manager/call-backs',
        '/queues',
        '/hall',
      ])
        await looker.get(`/api/v1${path}`, path.startsWith('/manager') ? manager : guide)
      await looker.get('/metrics')
      list.stop()
      await meetOutage(site, stage)

      const copies = join(tempFolder(), 'running')
      mkdirSync(copies)
      for (const name of readdirSync(site.dataDir)) copyFileSync(join(site.dataDir, name), join(copies, name))
      await site.hub.stop()
      const playedIn = (Date.now() - startedAt) / 1000

      // What was to happen has happened.
      expect(counts.faults).toBe(0)
      expect(revealed.phone).toMatch(/^\+86166\d{8}$/)
      expect(revealed.name).not.toContain('*')
      const phones = new Set(site.gateway.messages.map(({ phone }) => phone))
      expect(phones.size).toBeGreaterThan(persons / 2)
      expect(readFileSync(join(copies, 'hall.db-wal')).length).toBeGreaterThan(100_000)
      expect(caught.live.length).toBeGreaterThan(0)
      expect(Buffer.concat(caught.log).toString()).toContain('the SMS gateway does not take messages')
      expect(snapshotsIn(join(site.dataDir, 'hall.db'))).toBeGreaterThan(0)
      expect([...counts.refusals.keys()]).toEqual(
        expect.arrayContaining(['document_invalid', 'phone_invalid', 'bad_input', 'too_large', 'code_wrong']),
      )

      const scan = new CanaryScan(canaries)
      const haystacks: [where: string, bytes: Buffer][] = [
        ['log', Buffer.concat(caught.log)],
        [
          'bus',
          Buffer.concat(broker.said.flatMap(({ topic, payload }) => [Buffer.from(`${topic} `), payload])),
        ],
        ['addresses', Buffer.from(caught.urls.join('\n'))],
        ['answers', Buffer.from(caught.answers.join('\n'))],
        ['live answers', Buffer.from(caught.live.join('\n'))],
        ['messages', Buffer.from(JSON.stringify(site.gateway.messages.map(({ phone: _, ...rest }) => rest)))],
        ...filesOf(copies).map(([name, bytes]): [string, Buffer] => [`running ${name}`, bytes]),
        ...filesOf(site.dataDir).map(([name, bytes]): [string, Buffer] => [`stopped ${name}`, bytes]),
      ]
      for (const [where, bytes] of haystacks) expect(bytes.length, where).toBeGreaterThan(0)
      const found = haystacks.flatMap(([where, bytes]) => told(where, scan.search(bytes)))
      const bytes = haystacks.reduce((sum, [, haystack]) => sum + haystack.length, 0)
      await annotate(
        `${counts.requests} requests in ${playedIn.toFixed(1)} s; ${haystacks.length} haystacks of ${(bytes / 1e6).toFixed(0)} MB scanned, in all ${((Date.now() - startedAt) / 1000).toFixed(1)} s: ${haystacks.map(([where, { length }]) => `${where} ${length}`).join(', ')}`,
      )
      expect(found.slice(0, 20)).toEqual([])

      expect(kindsIn(scan, leakInto(join(copies, 'hall.db')))).toEqual(['document', 'name', 'phone'])
    })
  })

  describe('when messages are written to the log instead of sent', () => {
    it('stand in no line of it', async () => {
      const log: Buffer[] = []
      const opening = openingOf({ opens: '09:00', closes: '12:00', places: persons })
      const site = await prepareSite(hallWith([opening]), {
        env: { LOG_LEVEL: 'trace', SMS_GATEWAY: 'console' },
        onOutput: (chunk) => log.push(chunk),
      })
      await site.startAt(mondayMorning)
      const counts = new CrowdCounts()
      const few = everyone.slice(0, 24)
      for (const [index, person] of few.entries()) {
        const client = new CrowdClient(site.hub.baseUrl, loopbackAddress(4, index), counts)
        await holdPlace({ client }, person, tomorrow)
      }
      const written = () =>
        Buffer.concat(log)
          .toString()
          .match(/SMS \S+ 【/g)?.length
      await vi.waitFor(() => expect(written()).toBe(few.length), { timeout: 30_000 })
      await site.hub.stop()
      expect(told('log', new CanaryScan(canaries).search(Buffer.concat(log)))).toEqual([])
    })
  })
})

function snapshotsIn(file: string): number {
  const database = new Database(file)
  const { count } = database.prepare('SELECT COUNT(*) AS count FROM snapshot').get() as { count: number }
  database.close()
  return count
}

/** Writes one person in the clear into a database, as a bug would; returns its bytes. */
function leakInto(file: string): Buffer {
  const database = new Database(file)
  database.exec('CREATE TABLE leak (person TEXT)')
  database.prepare('INSERT INTO leak VALUES (?)').run(JSON.stringify(everyone[7]))
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  database.close()
  return readFileSync(file)
}

function kindsIn(scan: CanaryScan, bytes: Buffer): string[] {
  return [...new Set(scan.search(bytes).map(({ canary }) => canary.kind))].sort()
}

describe('the scan for canaries', () => {
  const [document, phone, name] = canariesOf(canaryPerson(0)) as [Canary, Canary, Canary]
  const scan = new CanaryScan(canaries)

  it.each(
    [document, phone, name].flatMap((canary) =>
      formsOf(canary.text).map(([form, bytes]) => ({ canary, form, bytes })),
    ),
  )('finds a $canary.kind as $form', ({ canary, bytes }) => {
    const noise = Buffer.from(Array.from({ length: 1000 }, (_, index) => (index * 7919) % 251))
    const sightings = scan.search(Buffer.concat([noise, bytes, noise]))
    expect(sightings.map((sighting) => sighting.canary)).toContainEqual(canary)
  })

  it('finds a number within base64 of a longer text, and with its country code', () => {
    for (const text of [`{"phone":"+86${phone.text}"}`, `86${phone.text}`, `x${document.text}`]) {
      expect(scan.search(Buffer.from(text))).not.toEqual([])
      expect(scan.search(Buffer.from(Buffer.from(text).toString('base64')))).not.toEqual([])
      expect(scan.search(Buffer.from(Buffer.from(text).toString('hex')))).not.toEqual([])
    }
  })

  it('finds nothing where nothing is', () => {
    expect(
      scan.search(Buffer.from('350***********1234 166****1234 欧** 1763884800000'.repeat(1000))),
    ).toEqual([])
  })
})
