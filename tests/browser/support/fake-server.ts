import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import type { Context, Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { type ErrorCode, type ErrorData, errors, messageOf } from '../../../shared/errors.ts'

/** Where the pages are built. */
export const builtPages = fileURLToPath(new URL('../../../dist/pages', import.meta.url))
const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.ogg': 'audio/ogg',
}

/** A server of a fake hub. */
interface FakeServer {
  readonly url: string
  /** Cuts every connection and closes the port. */
  close(): Promise<void>
}

/** Serves an app on a port of this machine; a free one unless it is named. */
export async function listen(app: Hono, port = 0): Promise<FakeServer> {
  const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' })
  if (!server.listening) await new Promise((resolve) => server.once('listening', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      if ('closeAllConnections' in server) server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A built file as an answer, that a browser asks for again each time. */
export async function fileAnswer(path: string): Promise<Response> {
  const type = mediaTypes[extname(path)] ?? 'application/octet-stream'
  return new Response(await readFile(path), {
    headers: { 'content-type': type, 'cache-control': 'no-cache' },
  })
}

/** A refusal as the hub answers it, RFC 9457. */
export function problem(code: ErrorCode, data: ErrorData = {}): Response {
  const { zh, en } = messageOf({ code, data })
  const { status } = errors[code]
  const body = { type: 'about:blank', title: code, status, code, detail: en, detailZh: zh, requestId: 'r1' }
  return Response.json(body, { status, headers: { 'content-type': 'application/problem+json' } })
}

/** Wakes whoever waits for the next change of anything. */
export class ChangeBell {
  #changed!: Promise<void>
  #ring: () => void = () => {}

  constructor() {
    this.ring()
  }

  /** Resolves at the next change. */
  changed(): Promise<void> {
    return this.#changed
  }

  ring(): void {
    const ring = this.#ring
    this.#changed = new Promise((resolve) => {
      this.#ring = resolve
    })
    ring()
  }
}

/** What a stream of views goes by. */
interface ViewSource {
  readonly bell: ChangeBell
  /** Whether the hub is there; the stream ends when it is not. */
  readonly isUp: () => boolean
  readonly view: () => { readonly epoch: number; readonly rev: number } | undefined
}

/** A sign of life at least so often, in milliseconds. */
const pingMs = 1_000

/** Sends a view whenever it is another one, as the hub's live views do. */
export function viewStream(c: Context, { bell, isUp, view }: ViewSource): Response {
  return streamSSE(c, async (sse) => {
    let sent = -1
    while (isUp() && !sse.aborted) {
      const next = view()
      if (next !== undefined && next.rev !== sent) {
        sent = next.rev
        await sse.writeSSE({ event: 'view', id: `${next.epoch}.${next.rev}`, data: JSON.stringify(next) })
      } else await sse.writeSSE({ event: 'ping', data: '' })
      const ping = new Promise((resolve) => setTimeout(resolve, pingMs).unref())
      await Promise.race([bell.changed(), ping])
    }
  })
}
