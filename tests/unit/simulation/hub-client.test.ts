import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { HubClient } from '../../../hub/simulation/hub-client.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** A server that answers each request with the next of the given acts. */
async function serverOf(...acts: ((request: IncomingMessage, reply: ServerResponse) => void)[]) {
  const seen: { url: string; key: string | undefined; cookie: string | undefined }[] = []
  const server = createServer((request, reply) => {
    const { 'idempotency-key': key, cookie } = request.headers
    seen.push({ url: request.url ?? '', key: typeof key === 'string' ? key : undefined, cookie })
    acts.shift()?.(request, reply)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen }
}

const answer =
  (status: number, body: object, headers: Record<string, string> = {}) =>
  (_: IncomingMessage, reply: ServerResponse) =>
    reply.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
const cut = (request: IncomingMessage) => request.socket.destroy()

describe('a client of the hub', () => {
  describe('when the hub dies in the middle of a command and comes back', () => {
    it('repeats it under the same key until it is answered', async () => {
      const { baseUrl, seen } = await serverOf(
        cut,
        answer(503, { code: 'not_ready' }),
        answer(200, { done: true }),
      )
      expect(await new HubClient(baseUrl, null).command('/api/v1/clerk/next')).toEqual({ done: true })
      expect(seen).toHaveLength(3)
      expect(seen[0]?.key).toMatch(/^[0-9a-f-]{36}$/)
      expect(new Set(seen.map(({ key }) => key)).size).toBe(1)
    })

    it('gives the next command a key of its own', async () => {
      const { baseUrl, seen } = await serverOf(answer(200, {}), answer(200, {}))
      const client = new HubClient(baseUrl, null)
      await client.command('/a')
      await client.command('/a')
      expect(seen[0]?.key).not.toBe(seen[1]?.key)
    })
  })

  describe('when the hub refuses', () => {
    it('throws the code at once', async () => {
      const { baseUrl, seen } = await serverOf(
        answer(409, { code: 'nobody_waiting', detail: 'Nobody is waiting.' }),
      )
      await expect(new HubClient(baseUrl, null).command('/next')).rejects.toMatchObject({
        status: 409,
        code: 'nobody_waiting',
      })
      expect(seen).toHaveLength(1)
    })
  })

  describe('when a staff session has ended', () => {
    it('signs in again and repeats the command with the new cookie and the same key', async () => {
      const { baseUrl, seen } = await serverOf(
        answer(401, { code: 'not_signed_in' }),
        answer(200, {}, { 'set-cookie': 'session=new; HttpOnly' }),
        answer(200, { done: true }),
      )
      const clerk = new HubClient(baseUrl, { kind: 'staff', badgeNumber: '1001', password: 'secret' })
      expect(await clerk.command('/next')).toEqual({ done: true })
      expect(seen.map(({ url }) => url)).toEqual(['/next', '/api/v1/session', '/next'])
      expect(seen[2]).toMatchObject({ cookie: 'session=new', key: seen[0]?.key })
    })
  })
})
