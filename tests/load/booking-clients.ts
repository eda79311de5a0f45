import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { forEachAtMost } from '../../hub/simulation/concurrency.ts'
import type { FakeSmsGateway } from '../../hub/simulation/fake-sms-gateway.ts'
import { personOf } from '../../hub/simulation/simulated-person.ts'
import { solveChallenge } from '../../hub/simulation/solve-challenge.ts'
import { normalisePhone } from '../../shared/booking/phone-number.ts'
import type { BookingView } from '../../shared/http/booking-schemas.ts'
import { wishOf } from './booking-hall.ts'
import type { Client } from './clients.ts'
import { HttpLine, type Reply } from './http-line.ts'

const linesForChallenges = 8
const codeLookMs = 2
const codeWithinMs = 20_000

/** People who have not booked yet, and challenges solved for them beforehand: solving is the visitor's work, not the hub's. */
export class BookingQueue {
  readonly #lines: readonly HttpLine[]
  readonly #solved: string[] = []
  #people = 0

  constructor(baseUrl: string) {
    this.#lines = Array.from({ length: linesForChallenges }, () => new HttpLine(baseUrl))
  }

  /** Fetches and solves until that many challenges are ready. */
  async refill(count: number): Promise<void> {
    const each = Math.ceil(Math.max(0, count - this.#solved.length) / this.#lines.length)
    await forEachAtMost(linesForChallenges, this.#lines, async (line) => {
      for (let made = 0; made < each; made += 1) {
        const reply = await line.request('GET', '/api/v1/booking/challenge', '')
        this.#solved.push(await solveChallenge(jsonOf(reply, 'a challenge')))
      }
    })
  }

  /** The body of the next person's request to hold a place. Throws when the solved challenges are used up. */
  next(): { readonly phone: string; readonly body: string } {
    const challenge = this.#solved.pop()
    if (challenge === undefined) throw new Error('more holds than challenges were solved beforehand')
    this.#people += 1
    const person = personOf(this.#people)
    const body = { ...wishOf(this.#people), person, language: 'zh', challenge }
    return { phone: person.phone, body: JSON.stringify(body) }
  }

  close(): void {
    for (const line of this.#lines) line.close()
  }
}

/** Codes as they come to the phones; one look for all who wait. */
export class CodeWatch {
  readonly #gateway: FakeSmsGateway
  readonly #codes = new Map<string, string>()
  #read = 0

  constructor(gateway: FakeSmsGateway) {
    this.#gateway = gateway
  }

  /** The code that came to a phone. Throws when none comes. */
  async next(phone: string): Promise<string> {
    const key = normalisePhone(phone) ?? ''
    for (const giveUpAt = performance.now() + codeWithinMs; performance.now() < giveUpAt; ) {
      const code = this.#take(key)
      if (code !== undefined) return code
      await delay(codeLookMs)
    }
    throw new Error(`no code came within ${codeWithinMs / 1000} s`)
  }

  #take(phone: string): string | undefined {
    for (const { messages } = this.#gateway; this.#read < messages.length; this.#read += 1) {
      const sms = messages[this.#read]
      if (sms?.template === 'code') this.#codes.set(sms.phone, sms.params[0] ?? '')
    }
    const code = this.#codes.get(phone)
    this.#codes.delete(phone)
    return code
  }
}

/** Visitors from afar, one after another: each holds a place, and confirms it when there is somebody to read the code. */
export class BookingClient implements Client {
  readonly #line: HttpLine
  readonly #queue: BookingQueue
  readonly #codes: CodeWatch | null

  /** With `codes` each step is a whole booking; without, a hold. */
  constructor(baseUrl: string, queue: BookingQueue, codes: CodeWatch | null) {
    this.#line = new HttpLine(baseUrl)
    this.#queue = queue
    this.#codes = codes
  }

  async step(): Promise<void> {
    const { phone, body } = this.#queue.next()
    const held = await this.#command('/booking/holds', body)
    if (this.#codes === null) return
    const { code } = jsonOf<BookingView>(held, 'a hold')
    const oneTimeCode = await this.#codes.next(phone)
    await this.#command(`/bookings/${code}/confirm`, JSON.stringify({ code: oneTimeCode }))
  }

  close(): void {
    this.#line.close()
  }

  async #command(path: string, body: string): Promise<Reply> {
    const key = `idempotency-key: ${randomUUID()}\r\n`
    const reply = await this.#line.request('POST', `/api/v1${path}`, key, body)
    if (reply.status !== 200) throw new Error(`${path}: ${reply.status} ${reply.body.toString('utf8')}`)
    return reply
  }
}

function jsonOf<Body>({ status, body }: Reply, what: string): Body {
  if (status !== 200) throw new Error(`${what}: ${status} ${body.toString('utf8')}`)
  return JSON.parse(body.toString('utf8')) as Body
}
