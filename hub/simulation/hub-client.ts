import { randomUUID } from 'node:crypto'
import type { ErrorCode } from '../../shared/errors.ts'
import { sleep } from './timeline.ts'

/** A reply that takes longer than this is given up and asked for again under the same key. */
const replyTimeoutMs = 15_000
/** A hub that stays away longer than this is not coming back. */
const patienceMs = 90_000
const firstBackOffMs = 25
const longestBackOffMs = 500

/** The hub said no, with a code of the closed list. */
export class Refusal extends Error {
  readonly status: number
  readonly code: ErrorCode | undefined

  constructor(status: number, code: ErrorCode | undefined, what: string, detail: string) {
    super(`${what}: ${status} ${code ?? ''} ${detail}`)
    this.name = 'Refusal'
    this.status = status
    this.code = code
  }
}

/** How a client shows who it is: a device by its secret, a member of staff by badge and password; null for a visitor. */
export type Identity =
  | { readonly kind: 'device'; readonly deviceId: string; readonly secret: string }
  | { readonly kind: 'staff'; readonly badgeNumber: string; readonly password: string }
  | null

/**
 * One client of the hub's HTTP API. Every command carries an Idempotency-Key and is repeated under the same key until
 * a reply comes, so that a hub that was killed in between does the act once.
 */
export class HubClient {
  readonly baseUrl: string
  readonly #identity: Identity
  #cookie = ''
  #signingIn: Promise<void> | undefined

  constructor(baseUrl: string, identity: Identity) {
    this.baseUrl = baseUrl
    this.#identity = identity
  }

  /** Headers that show who asks. */
  headers(): Record<string, string> {
    if (this.#identity?.kind === 'device') {
      const { deviceId, secret } = this.#identity
      return { authorization: `Basic ${Buffer.from(`${deviceId}:${secret}`).toString('base64')}` }
    }
    return this.#cookie === '' ? {} : { cookie: this.#cookie }
  }

  /** Signs a member of staff in; others need not. Throws Refusal when badge or password is wrong. */
  async signIn(): Promise<void> {
    const identity = this.#identity
    if (identity?.kind !== 'staff') return
    this.#signingIn ??= this.#postSession(identity.badgeNumber, identity.password).finally(() => {
      this.#signingIn = undefined
    })
    await this.#signingIn
  }

  /** Reads a resource; throws Refusal. */
  async get<T>(path: string): Promise<T> {
    return (await (await this.#request('GET', path)).json()) as T
  }

  /** Has an act done once and returns its answer; throws Refusal when the hub refuses it. */
  async command<T>(path: string, body: object = {}): Promise<T> {
    const reply = await this.#request('POST', path, {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    })
    return (await reply.json()) as T
  }

  async #postSession(badgeNumber: string, password: string): Promise<void> {
    const reply = await this.#untilAnswered(() =>
      fetch(`${this.baseUrl}/api/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ badgeNumber, password }),
        signal: AbortSignal.timeout(replyTimeoutMs),
      }),
    )
    if (!reply.ok) throw await refusalOf(reply, `sign-in of ${badgeNumber}`)
    await reply.arrayBuffer()
    this.#cookie = reply.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ')
  }

  async #request(
    method: string,
    path: string,
    extra: { body?: string; headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const ask = () =>
      this.#untilAnswered(() =>
        fetch(this.baseUrl + path, {
          method,
          headers: { ...this.headers(), ...extra.headers },
          ...(extra.body === undefined ? {} : { body: extra.body }),
          signal: AbortSignal.timeout(replyTimeoutMs),
        }),
      )
    let reply = await ask()
    if (reply.status === 401 && this.#identity?.kind === 'staff') {
      await reply.arrayBuffer()
      await this.signIn()
      reply = await ask()
    }
    if (reply.ok) return reply
    throw await refusalOf(reply, `${method} ${path}`)
  }

  /** Repeats a request while the hub is away or says that it is not ready. */
  async #untilAnswered(ask: () => Promise<Response>): Promise<Response> {
    const giveUpAt = Date.now() + patienceMs
    for (let backOffMs = firstBackOffMs; ; backOffMs = Math.min(backOffMs * 2, longestBackOffMs)) {
      let reason: string
      try {
        const reply = await buffered(await ask())
        if (reply.status !== 503) return reply
        reason = 'status 503'
      } catch (error) {
        reason = error instanceof Error ? `${error.message} ${String(error.cause ?? '')}` : String(error)
      }
      if (Date.now() > giveUpAt)
        throw new Error(`the hub did not answer for ${patienceMs / 1000} s: ${reason}`)
      await sleep(backOffMs * (0.5 + Math.random() / 2))
    }
  }
}

/** Reads the whole body now: a hub killed in the middle of a reply has not replied. */
async function buffered(reply: Response): Promise<Response> {
  const bytes = await reply.arrayBuffer()
  const { status, headers } = reply
  return new Response(status === 204 || status === 304 ? null : bytes, { status, headers })
}

async function refusalOf(reply: Response, what: string): Promise<Refusal> {
  const body = await reply.text()
  try {
    const problem = JSON.parse(body) as { code?: ErrorCode; detail?: string }
    return new Refusal(reply.status, problem.code, what, problem.detail ?? '')
  } catch {
    return new Refusal(reply.status, undefined, what, body.slice(0, 200))
  }
}
