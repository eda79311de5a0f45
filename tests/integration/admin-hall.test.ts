import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HubClient } from '../../hub/simulation/hub-client.ts'
import type { HallDefinition } from '../../shared/hall-definition.ts'
import type { ConfiguredHall, HallFileCheck, HallFileFault } from '../../shared/http/hall-file-schemas.ts'
import type { QueuesView } from '../../shared/http/queue-schemas.ts'
import { changedHall, exportedHall, importedHall, viewOfHall } from '../support/hall-file.ts'
import { startTestHub, type TestHub } from '../support/test-hub.ts'

let hub: TestHub
let administrator: HubClient
beforeAll(async () => {
  hub = await startTestHub()
  administrator = await hub.staff('9001')
})
afterAll(() => hub[Symbol.asyncDispose]())

describe('the export of a hall', () => {
  describe('when an empty hub takes it', () => {
    it('makes the same hall of it, by import and as the file of a first start', async () => {
      const { text } = await exportedHall(administrator)
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
      const { tag } = await exportedHall(owner)
      const { status, body } = await importedHall<ConfiguredHall>(owner, text, tag)
      expect(status).toBe(200)
      expect(body.firstPasswords).toHaveLength(whole.staff.length - 1)
      expect((await exportedHall(owner)).text).toBe(text)
      expect(await viewOfHall(empty)).toEqual(await viewOfHall(hub))
      const queues = (url: string) => new HubClient(url, null).get<QueuesView>('/api/v1/queues')
      expect((await queues(empty.url)).queues).toEqual((await queues(hub.url)).queues)

      await using fresh = await startTestHub({ HALL_FILE: wholeFile })
      expect((await exportedHall(await fresh.staff('9001'))).text).toBe(text)
      expect(await viewOfHall(fresh)).toEqual(await viewOfHall(hub))
    })
  })
})

describe('a hall file', () => {
  describe('when ten mistakes were planted in it', () => {
    it('is refused with each of them, in both languages, by its line', async () => {
      const { text, tag } = await exportedHall(administrator)
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
      const { status, body } = await importedHall<{ faults: HallFileFault[]; code: string }>(
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
      expect((await exportedHall(administrator)).tag).toBe(tag)
    })
  })

  describe('when it is no JSON', () => {
    it('tells the line and column of each slip', async () => {
      const faultsIn = async (text: string) =>
        (await importedHall<{ faults: HallFileFault[] }>(administrator, text, '*')).body.faults
      const { text } = await exportedHall(administrator)
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
      const { text, tag } = await exportedHall(administrator)
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
      expect((await exportedHall(administrator)).tag).toBe(tag)
    })
  })

  describe('when somebody else was faster', () => {
    it('is refused until it is based on what is there', async () => {
      const { text, tag } = await exportedHall(administrator)
      await changedHall(administrator, (hall) => {
        hall.name = { ...hall.name, en: 'Lucheng Civic Center' }
      })
      const late = await importedHall<{ code: string }>(administrator, text, tag)
      expect([late.status, late.body.code]).toEqual([409, 'hall_overtaken'])
      expect((await importedHall(administrator, text, '*')).status).toBe(200)
      expect((await exportedHall(administrator)).tag).toBe(tag)
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
      const answer = await changedHall<{ faults: HallFileFault[] }>(administrator, (hall) => {
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
