import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { HubClient } from '../../hub/simulation/hub-client.ts'
import type { HallDefinition } from '../../shared/hall-definition.ts'
import type {
  ConfiguredHall,
  FirstPassword,
  HallFileCheck,
  HallFileFault,
  HallVersion,
  StaffAccess,
  TicketPicture,
} from '../../shared/http/hall-file-schemas.ts'
import type { HallView } from '../../shared/http/hall-schemas.ts'
import type { ManagerView } from '../../shared/http/manager-schemas.ts'
import type { QueuesView } from '../../shared/http/queue-schemas.ts'
import type { StaffView } from '../../shared/http/staff-schemas.ts'
import { startTestHub, type TestHub } from '../support/test-hub.ts'

interface HallFile {
  readonly text: string
  readonly tag: string
}

let hub: TestHub
let administrator: HubClient
beforeAll(async () => {
  hub = await startTestHub()
  administrator = await hub.staff('9001')
})
afterAll(() => hub[Symbol.asyncDispose]())

async function exported(client: HubClient, path = '/api/v1/admin/hall'): Promise<HallFile> {
  const reply = await fetch(client.baseUrl + path, { headers: client.headers() })
  expect(reply.status).toBe(200)
  return { text: await reply.text(), tag: reply.headers.get('etag') ?? '' }
}

async function imported<Answer>(
  client: HubClient,
  text: string,
  tag: string,
): Promise<{ status: number; body: Answer }> {
  const reply = await fetch(`${client.baseUrl}/api/v1/admin/hall`, {
    method: 'PUT',
    headers: {
      ...client.headers(),
      'content-type': 'application/json',
      'if-match': tag,
      'idempotency-key': randomUUID(),
    },
    body: text,
  })
  return { status: reply.status, body: (await reply.json()) as Answer }
}

/** Changes the hall as it is now; the answer says what came of it. */
async function changed<Answer = ConfiguredHall>(change: (hall: HallDefinition) => void) {
  const { text, tag } = await exported(administrator)
  const hall = JSON.parse(text) as HallDefinition
  change(hall)
  return imported<Answer>(administrator, JSON.stringify(hall), tag)
}

const viewOf = async ({ url }: { url: string }) => {
  const view = (await (await fetch(`${url}/api/v1/hall`)).json()) as HallView
  return { ...view, demo: false, virtualPrinterUrl: null, publicUrl: '' }
}

describe('the export of a hall', () => {
  describe('when an empty hub takes it', () => {
    it('makes the same hall of it, by import and as the file of a first start', async () => {
      const { text } = await exported(administrator)
      expect(text).not.toMatch(/password|secret|argon2/i)
      const whole = JSON.parse(text) as HallDefinition
      const small: HallDefinition = {
        ...whole,
        name: { zh: '新大厅', en: 'New hall' },
        services: whole.services.filter(({ kind }) => kind === 'matter').slice(0, 1),
        windows: whole.windows.slice(0, 1).map((window) => ({ ...window, services: ['*'] })),
        zones: whole.zones.filter(({ id }) => id === whole.windows[0]?.zoneId),
        staff: whole.staff.filter(({ role }) => role === 'administrator'),
        devices: [],
      }
      const { booking: _, ...bare } = small
      const smallFile = join(hub.dataDir, 'small.json')
      const wholeFile = join(hub.dataDir, 'whole.json')
      writeFileSync(smallFile, JSON.stringify(bare))
      writeFileSync(wholeFile, text)
      await using empty = await startTestHub({ HALL_FILE: smallFile })
      const owner = await empty.staff('9001')
      const { tag } = await exported(owner)
      const { status, body } = await imported<ConfiguredHall>(owner, text, tag)
      expect(status).toBe(200)
      expect(body.firstPasswords).toHaveLength(whole.staff.length - 1)
      expect((await exported(owner)).text).toBe(text)
      expect(await viewOf(empty)).toEqual(await viewOf(hub))
      const queues = (url: string) => new HubClient(url, null).get<QueuesView>('/api/v1/queues')
      expect((await queues(empty.url)).queues).toEqual((await queues(hub.url)).queues)

      await using fresh = await startTestHub({ HALL_FILE: wholeFile })
      expect((await exported(await fresh.staff('9001'))).text).toBe(text)
      expect(await viewOf(fresh)).toEqual(await viewOf(hub))
    })
  })
})

describe('a hall file', () => {
  describe('when ten mistakes were planted in it', () => {
    it('is refused with each of them, in both languages, by its line', async () => {
      const { text, tag } = await exported(administrator)
      const lines = text.split('\n')
      const planted: [line: number, words: RegExp][] = []
      const plant = (pattern: RegExp, replacement: string, words: RegExp, from = 0) => {
        const at = lines.findIndex((line, index) => index >= from && pattern.test(line))
        lines[at] = (lines[at] as string).replace(pattern, replacement)
        planted.push([at + 1, words])
      }
      const section = (name: string) => lines.findIndex((line) => line.startsWith(`  "${name}"`))
      plant(/"Asia\/Shanghai"/, '"Asia/Atlantis"', /time zone/)
      plant(/"maxCalls": 3/, '"maxCalls": 99', /at most 10; found 99/)
      plant(/"callOrder": "hall"/, '"callOrder": "random"', /expected one of .*fifo/)
      plant(/"undoSeconds": 8,/, '"undoSeconds": "8",', /expected a number, found a text/)
      plant(
        /"departmentId": "market"/,
        '"departmentId": "markt"',
        /no department "markt"/,
        section('services'),
      )
      plant(/"seriesPrefix": "P"/, '"seriesPrefix": "p"', /one capital letter/)
      plant(/"expectedMinutes"/, '"expectedMinuts"', /no field "expectedMinuts"/)
      plant(/"number": 2,/, '"number": 1,', /number 1 is used twice/)
      plant(/"badgeNumber": "1002"/, '"badgeNumber": "1001"', /badge number "1001" is used twice/)
      plant(/"printerId": "printer-02"/, '"printerId": "printer-09"', /no printer "printer-09"/)
      const { status, body } = await imported<{ faults: HallFileFault[]; code: string }>(
        administrator,
        lines.join('\n'),
        tag,
      )
      expect(status).toBe(422)
      expect(body.code).toBe('hall_file_invalid')
      for (const [line, words] of planted)
        expect(body.faults.filter((fault) => fault.line === line).map(({ message }) => message.en)).toEqual(
          expect.arrayContaining([expect.stringMatching(words)]),
        )
      // The misspelt field is missing under its right name, too.
      expect(body.faults).toHaveLength(planted.length + 1)
      for (const { message, column, path } of body.faults) {
        expect(message.zh).toMatch(/\p{Script=Han}/u)
        expect(column).toBeGreaterThan(0)
        expect(path).not.toBe('')
      }
      expect((await exported(administrator)).tag).toBe(tag)
    })
  })

  describe('when it is no JSON', () => {
    it('tells the line and column of each slip', async () => {
      const faultsIn = async (text: string) =>
        (await imported<{ faults: HallFileFault[] }>(administrator, text, '*')).body.faults
      const { text } = await exported(administrator)
      const [comma] = await faultsIn(text.replace('"id": "lucheng",', '"id": "lucheng"'))
      expect(comma).toMatchObject({
        line: 3,
        column: 3,
        message: { en: expect.stringContaining('comma is missing') },
      })
      const [quote] = await faultsIn('{\n  "id": "lucheng,\n}')
      expect(quote).toMatchObject({ line: 2, message: { zh: expect.stringContaining('右引号') } })
      expect((await faultsIn(''))[0]).toMatchObject({ line: 1 })
      expect((await faultsIn('[]'))[0]?.message.en).toContain('begins with {')
      const [double] = await faultsIn(text.replace('"maxCalls": 3,', '"maxCalls": 3,\n    "maxCalls": 4,'))
      expect(double).toMatchObject({
        path: 'rules.maxCalls',
        message: { en: expect.stringContaining('written twice') },
      })
    })
  })

  describe('when it is only judged', () => {
    it('tells what it would change and changes nothing', async () => {
      const { text, tag } = await exported(administrator)
      const hall = JSON.parse(text) as HallDefinition
      const [first, ...others] = hall.devices
      const judged = await administrator.command<HallFileCheck>('/api/v1/admin/hall/check', {
        ...hall,
        rules: { ...hall.rules, maxCalls: 4 },
        devices: others,
      })
      expect(judged).toEqual({
        faults: [],
        changes: { lists: { devices: { added: [], removed: [first?.id], changed: [] } }, fields: ['rules'] },
      })
      expect((await exported(administrator)).tag).toBe(tag)
    })
  })

  describe('when somebody else was faster', () => {
    it('is refused until it is based on what is there', async () => {
      const { text, tag } = await exported(administrator)
      await changed((hall) => {
        hall.name = { ...hall.name, en: 'Lucheng Civic Center' }
      })
      const late = await imported<{ code: string }>(administrator, text, tag)
      expect([late.status, late.body.code]).toEqual([409, 'hall_overtaken'])
      expect((await imported(administrator, text, '*')).status).toBe(200)
      expect((await exported(administrator)).tag).toBe(tag)
    })
  })

  describe('when it would strand people', () => {
    it('is refused with whom and why, at the line of the list', async () => {
      const kiosk = await hub.kiosk()
      await kiosk.command('/api/v1/kiosk/tickets', { serviceId: 'passport' })
      const clerk = await hub.staff('1005')
      await clerk.command('/api/v1/clerk/sign-in', { windowId: 'w03' })
      const called = await kiosk.command<{ ticketNumber: string }>('/api/v1/kiosk/tickets', {
        serviceId: 'tax-invoice',
      })
      await clerk.command('/api/v1/clerk/call', { ticketNumber: called.ticketNumber })
      const answer = await changed<{ faults: HallFileFault[] }>((hall) => {
        const kept = (services: string[]) => services.filter((id) => id !== 'passport')
        hall.id = 'elsewhere'
        hall.services = hall.services.filter(({ id }) => id !== 'passport')
        hall.windows = hall.windows
          .filter(({ id }) => id !== 'w03')
          .map((window) => ({ ...window, services: kept(window.services) }))
          .filter(({ services }) => services.length > 0)
        const windows = new Set(hall.windows.map(({ id }) => id))
        hall.devices = hall.devices.filter(({ windowId }) => windowId === undefined || windows.has(windowId))
        for (const opening of hall.booking?.openings ?? []) opening.services = kept(opening.services)
        hall.staff = hall.staff.filter(({ role }) => role !== 'administrator')
      })
      const said = answer.body.faults.map(({ message }) => message.en).join('\n')
      expect(answer.status).toBe(422)
      expect(said).toContain('“lucheng”')
      expect(said).toContain('1 visitors in the hall')
      expect(said).toContain(`Window 3 is serving ${called.ticketNumber}`)
      expect(said).toContain('cannot remove yourself')
    })
  })
})

describe('a change of the hall', () => {
  describe('when it adds and removes services, staff and devices', () => {
    it('is in force at once for views, sign-ins and devices, and can be taken back', async () => {
      const guide = await hub.staff('2002')
      const { secret } = await hub.device('kiosk-02')
      const { body, status } = await changed((hall) => {
        const [model] = hall.services.filter(({ kind }) => kind === 'matter')
        if (model === undefined) throw new Error('the demo hall has matters')
        hall.services.push({ ...model, id: 'pet-licence', name: { zh: '犬只登记', en: 'Dog licence' } })
        hall.staff = hall.staff.filter(({ badgeNumber }) => badgeNumber !== '2002')
        hall.staff.push({
          id: 'guide-09',
          name: { zh: '新员工', en: 'New' },
          badgeNumber: '2009',
          role: 'guide',
        })
        hall.devices = hall.devices.filter(({ id }) => id !== 'kiosk-02')
        hall.rules = { ...hall.rules, callOrder: 'fifo' }
      })
      expect(status).toBe(200)
      expect(body.firstPasswords).toMatchObject([{ staffId: 'guide-09', badgeNumber: '2009' }])
      const [{ password }] = body.firstPasswords as [FirstPassword]
      const fresh = new HubClient(hub.url, { kind: 'staff', badgeNumber: '2009', password })
      expect(await fresh.signIn().then(() => fresh.get<StaffView>('/api/v1/session'))).toMatchObject({
        role: 'guide',
      })
      await expect(guide.get('/api/v1/session')).rejects.toThrow('wrong_password')
      const ticket = await (await hub.kiosk()).command('/api/v1/kiosk/tickets', { serviceId: 'pet-licence' })
      expect(ticket).toMatchObject({ serviceName: { zh: '犬只登记' } })
      expect((await viewOf(hub)).services.at(-1)).toMatchObject({ pinyin: 'quanzhidengji' })
      const manager = await (await hub.staff('3001')).get<ManagerView>('/api/v1/manager')
      expect(manager.queues.find(({ serviceId }) => serviceId === 'pet-licence')).toMatchObject({
        waiting: 1,
      })
      const gone = new HubClient(hub.url, { kind: 'device', deviceId: 'kiosk-02', secret })
      await expect(gone.command('/api/v1/kiosk/tickets', { serviceId: 'passport' })).rejects.toThrow(
        'not_enrolled',
      )

      const { versions } = await administrator.get<{ versions: HallVersion[] }>('/api/v1/admin/hall/versions')
      const [, before] = versions
      const old = await exported(administrator, `/api/v1/admin/hall/versions/${before?.seq}`)
      const { body: back } = await imported<{ faults: HallFileFault[] }>(administrator, old.text, '*')
      expect(back.faults.map(({ message }) => message.zh)).toEqual([
        expect.stringContaining('“犬只登记”还有 1 人'),
      ])
    })
  })

  describe('when a window had been given other services for today', () => {
    it('leaves these as they are, unless the definition itself changes them', async () => {
      const manager = await hub.staff('3001')
      const services = async () => (await viewOf(hub)).windows.find(({ id }) => id === 'w02')?.services
      await manager.command('/api/v1/manager/windows/w02/services', { services: ['passport'] })
      await changed((hall) => {
        hall.rules = { ...hall.rules, maxCalls: 5 }
      })
      expect(await services()).toEqual(['passport'])
      await changed((hall) => {
        hall.windows = hall.windows.map((window) =>
          window.id === 'w02' ? { ...window, services: ['passport', 'tax-invoice'] } : window,
        )
      })
      expect(await services()).toEqual(['passport', 'tax-invoice'])
    })
  })
})

describe('a page that follows the hall live', () => {
  describe('when the definition changes', () => {
    it('hears of it, so that it can load the hall anew', async () => {
      const reply = await fetch(`${hub.url}/api/v1/queues/live`)
      const reader = (reply.body as ReadableStream<Uint8Array>).getReader()
      const decoder = new TextDecoder()
      const tags = new Set<string>()
      const readUntil = async (count: number) => {
        while (tags.size < count) {
          const { value, done } = await reader.read()
          if (done) throw new Error('the stream has ended')
          for (const [, tag] of decoder.decode(value).matchAll(/"hall":"([^"]+)"/g)) tags.add(tag as string)
        }
      }
      await readUntil(1)
      await changed((hall) => {
        hall.rules = { ...hall.rules, undoSeconds: 9 }
      })
      // Another's ticket is the next thing that this page is told.
      await (await hub.kiosk()).command('/api/v1/kiosk/tickets', { serviceId: 'passport' })
      await readUntil(2)
      await reader.cancel()
    })
  })
})

describe('the access of the staff', () => {
  describe('when the administrator resets a password or locks somebody', () => {
    it('ends the sessions and the old password, and writes it down', async () => {
      const clerk = await hub.staff('1010')
      const { password } = await administrator.command<FirstPassword>('/api/v1/admin/staff/clerk-10/password')
      await expect(clerk.get('/api/v1/session')).rejects.toThrow('wrong_password')
      const again = new HubClient(hub.url, { kind: 'staff', badgeNumber: '1010', password })
      await again.signIn()
      const lock = (staffId: string) =>
        fetch(`${hub.url}/api/v1/admin/staff/${staffId}/lock`, {
          method: 'POST',
          headers: administrator.headers(),
        })
      expect((await lock('clerk-10')).status).toBe(204)
      await vi.waitFor(() => expect(again.get('/api/v1/session')).rejects.toThrow())
      expect((await lock('administrator')).status).toBe(409)
      const { staff } = await administrator.get<StaffAccess>('/api/v1/admin/staff')
      expect(staff.find(({ staffId }) => staffId === 'clerk-10')).toEqual({
        staffId: 'clerk-10',
        status: 'locked',
      })
      expect(staff.find(({ staffId }) => staffId === 'administrator')?.status).toBe('present')
      const { entries } = await administrator.get<{ entries: { type: string; data: { act?: string } }[] }>(
        '/api/v1/admin/audit?limit=500',
      )
      expect(entries.map(({ data }) => data.act)).toEqual(
        expect.arrayContaining(['password-reset', 'staff-locked']),
      )
    })
  })

  describe('when somebody else than an administrator asks', () => {
    it('gives no file, no list and no password', async () => {
      const manager = await hub.staff('3001')
      await expect(manager.get('/api/v1/admin/hall')).rejects.toThrow('not_allowed')
      await expect(manager.get('/api/v1/admin/staff')).rejects.toThrow('not_allowed')
      await expect(manager.command('/api/v1/admin/staff/clerk-11/password')).rejects.toThrow('not_allowed')
      expect((await imported(manager, '{}', '*')).status).toBe(403)
    })
  })
})

describe('the preview of a ticket', () => {
  describe('when the layout is another', () => {
    it('draws what the printers would print', async () => {
      const draw = (layout: object) =>
        administrator.command<TicketPicture>('/api/v1/admin/ticket-preview', {
          layout,
          class: 'appointment',
          serviceId: 'passport',
        })
      const short = await draw({ parts: ['service'], greeting: { zh: '您好，欢迎光临', en: 'Welcome' } })
      expect(short.svg).toContain('您好，欢迎光临')
      expect(short.svg).not.toContain('data-modules')
      const long = await draw({
        parts: ['qr', 'service', 'advice'],
        advice: { zh: '午休十二点到一点', en: 'Closed at noon' },
      })
      expect(long.svg).toContain('data-modules')
      expect(long.svg).toContain('午休十二点到一点')
      expect(long.svg).not.toContain('过号请找导办员')
    })
  })
})
