import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { ClerkView } from '../../shared/http/clerk-schemas.ts'
import type { FollowView } from '../../shared/http/follow-schemas.ts'
import type { HallView } from '../../shared/http/hall-schemas.ts'
import type { TakenTicket } from '../../shared/http/kiosk-schemas.ts'
import type { ManagerView } from '../../shared/http/manager-schemas.ts'
import type { QueuesView } from '../../shared/http/queue-schemas.ts'
import { startTestHub, type TestHub } from '../support/test-hub.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub()
})
afterAll(() => hub[Symbol.asyncDispose]())

async function takeAt(
  path: string,
  init: RequestInit,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const reply = await fetch(hub.url + path, init)
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown> }
}

describe('the documents', () => {
  it('serves an OpenAPI document that an independent validator accepts, with every route of the map', async () => {
    const document = (await (await fetch(`${hub.url}/openapi.json`)).json()) as {
      paths: Record<string, Record<string, { responses: { default?: object } }>>
      openapi: string
    }
    const result = await new Validator().validate(document)
    expect(result.errors ?? []).toEqual([])
    expect(result.valid).toBe(true)
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining([
        '/api/v1/kiosk/tickets',
        '/api/v1/clerk/next',
        '/api/v1/manager/live',
        '/api/v1/admin/audit',
      ]),
    )
    expect(Object.keys(document.paths).length).toBeGreaterThan(38)
    const refusals = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ responses }) => responses.default),
    )
    expect(refusals).not.toContain(undefined)
  })

  it('serves the page of the API without any foreign address', async () => {
    const page = await (await fetch(`${hub.url}/docs`)).text()
    expect(page).not.toMatch(/https?:\/\//)
    for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js', 'start.js'])
      expect((await fetch(`${hub.url}/docs/${file}`)).status).toBe(200)
  })

  it('answers health, readiness and metrics', async () => {
    expect(await (await fetch(`${hub.url}/healthz`)).text()).toBe('alive')
    expect((await fetch(`${hub.url}/readyz`)).status).toBe(200)
    expect(await (await fetch(`${hub.url}/metrics`)).text()).toContain('tingxu_tickets_waiting')
  })
})

describe('a command', () => {
  const body = JSON.stringify({ serviceId: 'company-package' })
  const post = async (key: string | undefined, text = body) => {
    const kiosk = await hub.kiosk()
    const headers = {
      ...kiosk.headers(),
      'content-type': 'application/json',
      ...(key && { 'idempotency-key': key }),
    }
    return takeAt('/api/v1/kiosk/tickets', { method: 'POST', headers, body: text })
  }

  it('gives the same answer and no second ticket when it is repeated under the same key', async () => {
    const key = randomUUID()
    const first = await post(key)
    const again = await post(key)
    expect(again).toEqual(first)
    expect((await post(randomUUID())).body.ticketNumber).not.toBe(first.body.ticketNumber)
  })

  it('is forgotten after some days, while the hub goes on running', async () => {
    const now = Date.now()
    // About three weeks a second.
    await using fast = await startTestHub({ CLOCK: `${now},${now},2000000` })
    const { headers } = await fast.kiosk().then((kiosk) => ({ headers: kiosk.headers() }))
    const take = async () => {
      const reply = await fetch(`${fast.url}/api/v1/kiosk/tickets`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': 'the-same-key' },
        body,
      })
      return ((await reply.json()) as TakenTicket).ticketId
    }
    const first = await take()
    await vi.waitUntil(async () => (await take()) !== first, { timeout: 8_000, interval: 100 })
  })

  it('is refused with 409 under a key that was used for something else', async () => {
    const key = randomUUID()
    await post(key)
    expect(await post(key, JSON.stringify({ serviceId: 'house-package' }))).toMatchObject({
      status: 409,
      body: { code: 'command_id_reused' },
    })
  })

  it('is refused without a key, with problem details that say what to do in both languages', async () => {
    const { status, body: problem } = await post(undefined)
    expect(status).toBe(400)
    expect(problem.code).toBe('command_id_missing')
    expect(problem.detail).toMatch(/Idempotency-Key/)
    expect(problem.detailZh).toMatch(/Idempotency-Key/)
  })

  it('says what is wrong and where when the body does not fit', async () => {
    expect((await post(randomUUID(), '{"serviceId": 5}')).body.detail).toMatch(/json\.serviceId/)
    expect((await post(randomUUID(), '{"serv')).body.code).toBe('bad_input')
    expect((await post(randomUUID(), JSON.stringify({ serviceId: 'x'.repeat(70_000) }))).status).toBe(413)
  })
})

describe('access', () => {
  it('refuses every staff route to strangers and to the wrong role', async () => {
    for (const path of ['/clerk', '/manager', '/guide/tickets?find=A001', '/admin/audit'])
      expect((await fetch(`${hub.url}/api/v1${path}`)).status).toBe(401)
    const clerk = await hub.staff('1001')
    for (const path of ['/manager', '/guide/tickets?find=A001', '/admin/audit'])
      await expect(clerk.get(`/api/v1${path}`)).rejects.toMatchObject({ status: 403, code: 'not_allowed' })
  })

  it('keeps the session in a cookie that scripts and other sites cannot use', async () => {
    const reply = await fetch(`${hub.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ badgeNumber: '1002', password: 'test-password' }),
    })
    expect(reply.headers.get('set-cookie')).toMatch(/HttpOnly/)
    expect(reply.headers.get('set-cookie')).toMatch(/SameSite=Strict/)
  })

  it('ends the session of who was signed in at the same place before', async () => {
    const earlier = await hub.staff('1007')
    const reply = await takeAt('/api/v1/session', {
      method: 'POST',
      headers: { ...earlier.headers(), 'content-type': 'application/json' },
      body: JSON.stringify({ badgeNumber: '1008', password: 'test-password' }),
    })
    expect(reply.status).toBe(200)
    const { body } = await takeAt('/api/v1/session', { headers: earlier.headers() })
    expect(body.code).toBe('not_signed_in')
  })

  it('makes a guesser wait after five wrong passwords, and not the others', async () => {
    const guess = (badgeNumber: string, password: string) =>
      takeAt('/api/v1/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ badgeNumber, password }),
      })
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect((await guess('1003', 'wrong')).body.code).toBe('wrong_password')
    expect((await guess('1003', 'test-password')).body.code).toBe('too_many_attempts')
    expect((await guess('1004', 'test-password')).status).toBe(200)
  })

  it('lets no more passwords be tried at once than one after another', async () => {
    const guesses = Array.from({ length: 12 }, () =>
      takeAt('/api/v1/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ badgeNumber: '1006', password: 'wrong' }),
      }),
    )
    const codes = (await Promise.all(guesses)).map(({ body }) => body.code)
    expect(codes.filter((code) => code === 'wrong_password')).toHaveLength(5)
    expect(codes.filter((code) => code === 'too_many_attempts')).toHaveLength(7)
  })

  it('gives a demo credential to pages of its own machine only, not to a proxy or a foreign name', async () => {
    const ask = (headers: Record<string, string>) =>
      new Promise<number | undefined>((resolve, reject) => {
        const url = `${hub.url}/api/v1/devices/pad-w01/demo-credential`
        const asked = request(url, { method: 'POST', headers }, (reply) => {
          reply.resume()
          resolve(reply.statusCode)
        })
        asked.on('error', reject).end()
      })
    expect(await ask({})).toBe(200)
    expect(await ask({ Host: 'localhost:8080' })).toBe(200)
    expect(await ask({ 'X-Forwarded-For': '203.0.113.9' })).toBe(401)
    expect(await ask({ Host: 'rebound.example' })).toBe(401)
    expect(await ask({ Host: '127.rebound.example' })).toBe(401)
  })

  it('ends the unused codes of a device that is revoked', async () => {
    const administrator = await hub.staff('9001')
    const { code } = await administrator.command<{ code: string }>('/api/v1/admin/devices/kiosk-02/enrolment')
    await fetch(`${hub.url}/api/v1/admin/devices/kiosk-02/revoke`, {
      method: 'POST',
      headers: administrator.headers(),
    })
    await expect(hub.visitor().command('/api/v1/devices/enrol', { code })).rejects.toMatchObject({
      code: 'enrolment_code_invalid',
    })
  })

  it('enrols a device once by its code, and ends it when it is revoked', async () => {
    const administrator = await hub.staff('9001')
    const { code } = await administrator.command<{ code: string }>('/api/v1/admin/devices/kiosk-02/enrolment')
    const enrol = () => hub.visitor().command<{ secret: string }>('/api/v1/devices/enrol', { code })
    const { secret } = await enrol()
    await expect(enrol()).rejects.toMatchObject({ code: 'enrolment_code_invalid' })
    const authorization = `Basic ${Buffer.from(`kiosk-02:${secret}`).toString('base64')}`
    const take = () =>
      takeAt('/api/v1/kiosk/tickets', {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
        body: JSON.stringify({ serviceId: 'company-package' }),
      })
    expect((await take()).status).toBe(200)
    await fetch(`${hub.url}/api/v1/admin/devices/kiosk-02/revoke`, {
      method: 'POST',
      headers: administrator.headers(),
    })
    expect((await take()).body.code).toBe('device_not_enrolled')
  })

  it('shows the audit trail to the administrator, without any ticket code', async () => {
    const administrator = await hub.staff('9001')
    const { entries } = await administrator.get<{ entries: { type: string; data: object; hash: string }[] }>(
      '/api/v1/admin/audit?limit=500',
    )
    expect(entries.map((entry) => entry.type)).toEqual(
      expect.arrayContaining(['HallConfigured', 'TicketIssued', 'AccessRecorded']),
    )
    expect(entries.every((entry) => entry.hash.length === 64)).toBe(true)
    expect(entries.some((entry) => 'code' in entry.data)).toBe(false)
  })
})

describe('a visit', () => {
  it('goes from the kiosk over the window to the manager', async () => {
    const [kiosk, clerk, manager] = await Promise.all([hub.kiosk(), hub.staff('1005'), hub.staff('3001')])
    const taken = await kiosk.command<TakenTicket>('/api/v1/kiosk/tickets', { serviceId: 'passport' })
    await clerk.command('/api/v1/clerk/sign-in', { windowId: 'w02' })
    const called = await clerk.command<ClerkView>('/api/v1/clerk/call', { ticketNumber: taken.ticketNumber })
    expect(called.current).toMatchObject({
      ticketNumber: taken.ticketNumber,
      status: 'called',
      reason: 'given-number',
    })
    expect(await hub.visitor().get<FollowView>(`/api/v1/tickets/${taken.code}`)).toMatchObject({
      status: 'called',
      window: { number: 2 },
    })
    await clerk.command('/api/v1/clerk/arrive')
    const done = await clerk.command<ClerkView>('/api/v1/clerk/finish', {
      outcome: 'done',
      caseNumber: 'CASE-1',
    })
    expect(done.today.served).toBe(1)
    const view = await manager.get<ManagerView>('/api/v1/manager')
    expect(view.windows.find((window) => window.id === 'w02')).toMatchObject({ served: 1, status: 'open' })
  })

  it('tells a newcomer beforehand how many come first, whatever they wait for', async () => {
    const kiosk = await hub.kiosk()
    await kiosk.command('/api/v1/kiosk/tickets', { serviceId: 'deed-tax' })
    const { queues } = await hub.visitor().get<QueuesView>('/api/v1/queues')
    const told = queues.find((queue) => queue.serviceId === 'passport')?.peopleAhead
    const taken = await kiosk.command<TakenTicket>('/api/v1/kiosk/tickets', { serviceId: 'passport' })
    expect(told).toBeGreaterThan(0)
    expect(taken.peopleAhead).toBe(told)
  })

  it('lets a visitor leave by the code alone, once', async () => {
    const kiosk = await hub.kiosk()
    const { code } = await kiosk.command<TakenTicket>('/api/v1/kiosk/tickets', { serviceId: 'passport' })
    const left = await hub.visitor().command<FollowView>(`/api/v1/tickets/${code}/leave`)
    expect(left.status).toBe('void')
    await expect(hub.visitor().command(`/api/v1/tickets/${code}/leave`)).rejects.toMatchObject({
      code: 'ticket_over',
    })
    await expect(hub.visitor().get('/api/v1/tickets/aaaaaaaaaaaaaaaa')).rejects.toMatchObject({ status: 404 })
  })

  it('tells the public nothing of staff or rules', async () => {
    const hall = await hub.visitor().get<HallView>('/api/v1/hall')
    expect(hall).not.toHaveProperty('staff')
    expect(hall).not.toHaveProperty('rules')
    expect(hall.services.find((service) => service.id === 'company-package')?.initials).toBe('qykbyjs')
  })
})
