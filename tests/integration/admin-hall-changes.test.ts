import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { HubClient } from '../../hub/simulation/hub-client.ts'
import type {
  FirstPassword,
  HallFileFault,
  HallVersion,
  StaffAccess,
  TicketPicture,
} from '../../shared/http/hall-file-schemas.ts'
import type { ManagerView } from '../../shared/http/manager-schemas.ts'
import type { StaffView } from '../../shared/http/staff-schemas.ts'
import { changedHall, exportedHall, importedHall, viewOfHall } from '../support/hall-file.ts'
import { startTestHub, type TestHub } from '../support/test-hub.ts'

let hub: TestHub
let administrator: HubClient
beforeAll(async () => {
  hub = await startTestHub()
  administrator = await hub.staff('9001')
})
afterAll(() => hub[Symbol.asyncDispose]())

describe('a change of the hall', () => {
  describe('when it adds and removes services, staff and devices', () => {
    it('is in force at once for views, sign-ins and devices, and can be taken back', async () => {
      const guide = await hub.staff('2002')
      const { secret } = await hub.device('kiosk-02')
      const { body, status } = await changedHall(administrator, (hall) => {
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
      expect((await viewOfHall(hub)).services.at(-1)).toMatchObject({ pinyin: 'quanzhidengji' })
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
      const old = await exportedHall(administrator, `/api/v1/admin/hall/versions/${before?.seq}`)
      const { body: back } = await importedHall<{ faults: HallFileFault[] }>(administrator, old.text, '*')
      expect(back.faults.map(({ message }) => message.zh)).toEqual([
        expect.stringContaining('“犬只登记”还有 1 人'),
      ])
    })
  })

  describe('when a window had been given other services for today', () => {
    it('leaves these as they are, unless the definition itself changes them', async () => {
      const manager = await hub.staff('3001')
      const services = async () => (await viewOfHall(hub)).windows.find(({ id }) => id === 'w02')?.services
      await manager.command('/api/v1/manager/windows/w02/services', { services: ['passport'] })
      await changedHall(administrator, (hall) => {
        hall.rules = { ...hall.rules, maxCalls: 5 }
      })
      expect(await services()).toEqual(['passport'])
      await changedHall(administrator, (hall) => {
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
      await changedHall(administrator, (hall) => {
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
      expect((await importedHall(manager, '{}', '*')).status).toBe(403)
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
