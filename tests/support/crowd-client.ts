import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { createServer } from 'node:net'
import { sleep } from '../../hub/simulation/timeline.ts'
import type { ErrorCode } from '../../shared/errors.ts'

/** A reply that takes longer is given up and asked for again under the same key. */
const replyTimeoutMs = 15_000
/** A hub that stays away longer than this is not coming back: the request fails, so that no client hangs. */
const patienceMs = 60_000
const firstBackOffMs = 50
const longestBackOffMs = 1000

/** What the hub said: a view, or a refusal with its code. */
export interface Reply<Body> {
  readonly status: number
  /** The code of a refusal; undefined for an answer. */
  readonly code: ErrorCode | undefined
  readonly body: Body
  readonly text: string
}

/** What a crowd's clients did together. */
export class CrowdCounts {
  requests = 0
  /** Tries that got no answer, or that the hub was not ready for. */
  retried = 0
  /** Answers of the server's own fault, besides "not ready". */
  faults = 0
  /** Refusals by their codes. */
  readonly refusals = new Map<string, number>()
}

/** Told of every exchange, for whoever looks for what must not be in one. */
export type Overhear = (path: string, reply: string) => void

/** Every client of a crowd keeps its own connections by its own source address; idle ones are closed with the agent. */
const agent = new Agent({ keepAlive: true, keepAliveMsecs: 30_000, maxFreeSockets: 4 })

/** The nth address of a block of the loopback network: block 1 to 200, index up to 65,000. */
export function loopbackAddress(block: number, index: number): string {
  const host = index + 1
  return `127.${block}.${host >> 8}.${host & 255}`
}

/** Whether this machine lets a client come from any address of 127/8, as Linux does. */
export async function hasLoopbackNetwork(): Promise<boolean> {
  const server = createServer()
  const listening = once(server, 'listening').then(
    () => true,
    () => false,
  )
  server.listen(0, loopbackAddress(200, 1))
  const isThere = await listening
  if (isThere) await new Promise((resolve) => server.close(resolve))
  return isThere
}

/** One visitor's, or bot's, way to the hub, from a source address of its own. */
export class CrowdClient {
  readonly #baseUrl: string
  readonly #address: string
  readonly #counts: CrowdCounts
  readonly #overhear: Overhear

  constructor(baseUrl: string, address: string, counts: CrowdCounts, overhear: Overhear = () => {}) {
    this.#baseUrl = baseUrl
    this.#address = address
    this.#counts = counts
    this.#overhear = overhear
  }

  get<Body>(path: string, headers: Record<string, string> = {}): Promise<Reply<Body>> {
    return this.#ask('GET', path, headers)
  }

  /** Has an act done, repeated under the same key until the hub answers. */
  post<Body>(
    path: string,
    body: object | string,
    { key = randomUUID(), headers = {} }: { key?: string; headers?: Record<string, string> } = {},
  ): Promise<Reply<Body>> {
    const sent = typeof body === 'string' ? body : JSON.stringify(body)
    const all = { 'Content-Type': 'application/json', 'Idempotency-Key': key, ...headers }
    return this.#ask('POST', path, all, sent)
  }

  async #ask<Body>(
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: string,
  ): Promise<Reply<Body>> {
    const giveUpAt = Date.now() + patienceMs
    for (let backOffMs = firstBackOffMs; ; backOffMs = Math.min(backOffMs * 2, longestBackOffMs)) {
      const got = await this.#once(method, path, headers, body).catch((error: Error) => error)
      if (!(got instanceof Error) && got.status !== 503) return this.#note<Body>(path, got)
      this.#counts.retried += 1
      if (Date.now() > giveUpAt)
        throw new Error(
          `${method} ${path} had no answer for ${patienceMs / 1000} s: ${got instanceof Error ? got.message : got.text}`,
        )
      await sleep(backOffMs * (0.5 + Math.random() / 2))
    }
  }

  #note<Body>(path: string, { status, text }: { status: number; text: string }): Reply<Body> {
    this.#counts.requests += 1
    if (status >= 500) this.#counts.faults += 1
    this.#overhear(path, text)
    const body = parsed(text)
    const code = status < 400 ? undefined : (body as { code?: ErrorCode } | undefined)?.code
    if (code !== undefined) this.#counts.refusals.set(code, (this.#counts.refusals.get(code) ?? 0) + 1)
    return { status, code, body: body as Body, text }
  }

  #once(
    method: string,
    path: string,
    headers: Record<string, string>,
    body = '',
  ): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      const asked = request(
        this.#baseUrl + path,
        {
          method,
          agent,
          localAddress: this.#address,
          headers: { ...headers, 'Content-Length': Buffer.byteLength(body) },
          signal: AbortSignal.timeout(replyTimeoutMs),
        },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.once('error', reject)
          // A hub that was killed in the middle of an answer has not answered.
          response.once('end', () => {
            if (!response.complete) return reject(new Error('the answer was cut off'))
            resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') })
          })
        },
      )
      asked.once('error', reject)
      asked.end(body)
    })
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
