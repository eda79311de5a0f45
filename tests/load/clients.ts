import { randomUUID } from 'node:crypto'
import { forEachAtMost } from '../../hub/simulation/concurrency.ts'
import { badgeOf, benchPassword, kioskIdOf, secretOf, serviceIdOf, windowIdOf } from './bench-hall.ts'
import { HttpLine, type Reply } from './http-line.ts'

/** Passwords cost the hub some work each; more at once only queue. */
const signInsAtOnce = 4

/** One that does one command after another. */
export interface Client {
  /** Does the next command; resolves when it is answered. Rejects when it is refused. */
  step(): Promise<void>
  close(): void
}

function expectOk(reply: Reply, what: string): void {
  if (reply.status !== 200) throw new Error(`${what}: ${reply.status} ${reply.body.toString('utf8')}`)
}

/** One clerk with a kiosk at hand: takes a number, calls, starts and finishes, over and over. */
export class WindowClient implements Client {
  readonly #line: HttpLine
  readonly #windowIndex: number
  #cookie = ''
  #steps = 0

  private constructor(baseUrl: string, windowIndex: number) {
    this.#line = new HttpLine(baseUrl)
    this.#windowIndex = windowIndex
  }

  /** Signs the clerks of the first windows in, each at the own window. */
  static async openWindows(baseUrl: string, count: number): Promise<WindowClient[]> {
    const clients = Array.from({ length: count }, (_, index) => new WindowClient(baseUrl, index))
    await forEachAtMost(signInsAtOnce, clients, (client) => client.#signIn())
    return clients
  }

  /** The cookie of the clerk's session. */
  get cookie(): string {
    return this.#cookie
  }

  async step(): Promise<void> {
    const acts = [() => this.take(), () => this.next(), () => this.arrive(), () => this.finish()] as const
    const act = acts[this.#steps % acts.length] as () => Promise<void>
    this.#steps += 1
    await act()
  }

  /** Takes a number at a kiosk. */
  async take(): Promise<void> {
    const kioskId = kioskIdOf(this.#windowIndex)
    const credential = Buffer.from(`${kioskId}:${secretOf(kioskId)}`).toString('base64')
    const body = JSON.stringify({ serviceId: serviceIdOf(this.#windowIndex), language: 'zh' })
    await this.#command('/kiosk/tickets', `authorization: Basic ${credential}\r\n`, body)
  }

  /** Calls the next; resolves with the number called. */
  async next(): Promise<void> {
    await this.#clerk('/clerk/next', '{}')
  }

  /** Calls the next; resolves with the number called. */
  async call(): Promise<string> {
    const { body } = await this.#clerk('/clerk/next', '{}')
    const view = JSON.parse(body.toString('utf8')) as { current: { ticketNumber: string } }
    return view.current.ticketNumber
  }

  /** The visitor is here. */
  async arrive(): Promise<void> {
    await this.#clerk('/clerk/arrive', '{}')
  }

  /** The service is over. */
  async finish(): Promise<void> {
    await this.#clerk('/clerk/finish', '{"outcome":"done"}')
  }

  close(): void {
    this.#line.close()
  }

  #clerk(path: string, body: string): Promise<Reply> {
    return this.#command(path, `cookie: ${this.#cookie}\r\n`, body)
  }

  async #command(path: string, headers: string, body: string): Promise<Reply> {
    const key = `idempotency-key: ${randomUUID()}\r\n`
    const reply = await this.#line.request('POST', `/api/v1${path}`, headers + key, body)
    expectOk(reply, path)
    return reply
  }

  async #signIn(): Promise<void> {
    const body = JSON.stringify({ badgeNumber: badgeOf(this.#windowIndex), password: benchPassword })
    const reply = await this.#line.request('POST', '/api/v1/session', '', body)
    expectOk(reply, 'sign-in')
    this.#cookie = /\r\nset-cookie: *([^;\r]+)/i.exec(reply.head)?.[1] ?? ''
    await this.#clerk('/clerk/sign-in', JSON.stringify({ windowId: windowIdOf(this.#windowIndex) }))
  }
}

/** A client of the bare baseline: one insert after another, with bodies and headers as long as the hub's. */
export class BareClient implements Client {
  readonly #line: HttpLine

  constructor(baseUrl: string) {
    this.#line = new HttpLine(baseUrl)
  }

  async step(): Promise<void> {
    const key = `idempotency-key: ${randomUUID()}\r\n`
    const body = JSON.stringify({ serviceId: serviceIdOf(0), language: 'zh' })
    expectOk(await this.#line.request('POST', '/records', key, body), '/records')
  }

  close(): void {
    this.#line.close()
  }
}
