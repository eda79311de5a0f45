import type { Challenge } from 'altcha-lib'
import type { PersonGiven } from '../../hub/application/booking/person.ts'
import { solveChallenge } from '../../hub/simulation/solve-challenge.ts'
import type { BookingSlots, BookingView, CodeSent } from '../../shared/http/booking-schemas.ts'
import type { Wish } from './booker.ts'
import type { Phones } from './booking-site.ts'
import type { CrowdClient } from './crowd-client.ts'
import type { Chance } from './seeded-chance.ts'
import { mobileNumber, residentNumber } from './visitors.ts'

/** Of the places held lately, those whose codes are tried. */
const identitiesWatched = 20
/** How often a document comes with its own phone. */
const ownPhoneShare = 0.8
const cancelsTried = 15

/** What the bots of one scalper (黄牛) know and share. */
export interface BotDenParts {
  readonly phones: Phones
  readonly chance: Chance
  /** How many documents, and phones, they have. */
  readonly identities: number
  /** First index of them among the test's visitors. */
  readonly firstIndex: number
  /** What they are after. */
  readonly service: string
  readonly date: string
}

type Act = (bot: CrowdClient) => Promise<void>

/** A place that is held, and where its code goes. */
interface Held {
  readonly code: string
  readonly phone: string
}

/** Scripted bots that share some identities and everything they learn: places, codes, solved challenges, keys. */
export class BotDen {
  /** Codes of everything they ever held. */
  readonly everHeld = new Set<string>()
  /** Bookings they were shown for a document other than the one they gave. */
  shownOthers = 0
  readonly #parts: BotDenParts
  readonly #confirmed = new Set<string>()
  readonly #held: Held[] = []
  readonly #solved: string[] = []
  readonly #used: { readonly key: string; readonly index: number; readonly start: string }[] = []
  #starts: readonly string[] = ['09:00']
  #cancels = 0
  readonly #acts: readonly (readonly [weight: number, act: Act])[]

  constructor(parts: BotDenParts) {
    this.#parts = parts
    this.#acts = [
      [40, (bot) => this.#look(bot)],
      [200, (bot) => this.#grabAndConfirm(bot)],
      [50, async (bot) => void (await this.#grab(bot))],
      [50, (bot) => this.#confirmLast(bot)],
      [30, (bot) => this.#guess(bot)],
      [40, (bot) => this.#replay(bot)],
      [30, (bot) => this.#stealKey(bot)],
      [2, (bot) => this.#cancel(bot)],
      [20, (bot) => this.#act(bot, 'reschedule', { date: parts.date, start: this.#start() })],
      [15, (bot) => this.#resend(bot)],
      [5, (bot) => this.#lookUp(bot)],
      [20, (bot) => this.#tryDesk(bot)],
    ]
  }

  /** One act of one bot, drawn by chance. */
  async act(bot: CrowdClient): Promise<void> {
    const { chance } = this.#parts
    let draw = chance.below(this.#acts.reduce((sum, [weight]) => sum + weight, 0))
    for (const [weight, act] of this.#acts) {
      draw -= weight
      if (draw < 0) return act(bot)
    }
  }

  async #look(bot: CrowdClient): Promise<void> {
    const { service, date } = this.#parts
    await bot.get(`/api/v1/booking/days?services=${service}`)
    const { body } = await bot.get<BookingSlots>(`/api/v1/booking/slots?services=${service}&date=${date}`)
    const free = body.slots?.filter((slot) => slot.free > 0).map(({ start }) => start) ?? []
    if (free.length > 0) this.#starts = free
  }

  /** Holds a place with any document and any phone of the den. */
  async #grab(bot: CrowdClient): Promise<Held | undefined> {
    const challenge = await this.#solve(bot)
    if (challenge === undefined) return undefined
    this.#solved.push(challenge)
    const index = this.#index()
    const start = this.#start()
    const key = this.#key()
    this.#used.push({ key, index, start })
    return this.#hold(bot, { person: this.#person(index), challenge, key, start })
  }

  async #hold(
    bot: CrowdClient,
    asked: { person: PersonGiven; challenge: string; key: string; start: string },
  ): Promise<Held | undefined> {
    const { person, challenge, key, start } = asked
    const body = { ...this.#wish(start), person, challenge }
    const held = await bot.post<BookingView>('/api/v1/booking/holds', body, { key })
    if (held.status !== 200) return undefined
    const place = { code: held.body.code, phone: person.phone ?? '' }
    this.everHeld.add(place.code)
    this.#held.push(place)
    return place
  }

  /** What a script is for: the place and its code in one go. */
  async #grabAndConfirm(bot: CrowdClient): Promise<void> {
    const held = await this.#grab(bot)
    if (held === undefined) return
    await this.#parts.phones.next(held.phone)
    await this.#confirm(bot, held)
  }

  /** Whatever code the phone of the last place got last. */
  async #confirmLast(bot: CrowdClient): Promise<void> {
    const held = this.#lastHeld()
    if (held !== undefined) await this.#confirm(bot, held)
  }

  async #confirm(bot: CrowdClient, held: Held): Promise<void> {
    const code = this.#parts.phones.newest(held.phone) ?? '000000'
    const confirmed = await bot.post<BookingView>(`/api/v1/bookings/${held.code}/confirm`, { code })
    if (confirmed.status === 200) this.#confirmed.add(held.code)
  }

  async #guess(bot: CrowdClient): Promise<void> {
    const held = this.#lastHeld()
    if (held === undefined) return
    const code = String(this.#parts.chance.below(1_000_000)).padStart(6, '0')
    await bot.post(`/api/v1/bookings/${held.code}/confirm`, { code })
  }

  /** A proof of work that is paid for already. */
  async #replay(bot: CrowdClient): Promise<void> {
    const challenge = this.#parts.chance.pick(this.#solved)
    if (challenge === undefined) return
    const person = this.#person(this.#index())
    await this.#hold(bot, { person, challenge, key: this.#key(), start: this.#start() })
  }

  /** The key of a command that was sent already, with the next person of the den in it. */
  async #stealKey(bot: CrowdClient): Promise<void> {
    const used = this.#parts.chance.pick(this.#used)
    const challenge = await this.#solve(bot)
    if (used === undefined || challenge === undefined) return
    const { firstIndex, identities } = this.#parts
    const person = this.#person(firstIndex + ((used.index - firstIndex + 1) % identities))
    const held = await this.#hold(bot, { person, challenge, key: used.key, start: used.start })
    if (held !== undefined) this.shownOthers += 1
  }

  /** Gives a place back in the hope that another of the den gets it; after some tries they have learnt. */
  async #cancel(bot: CrowdClient): Promise<void> {
    if (this.#cancels >= cancelsTried) return this.#look(bot)
    this.#cancels += 1
    await this.#act(bot, 'cancel', {})
  }

  async #act(bot: CrowdClient, act: 'cancel' | 'reschedule', body: object): Promise<void> {
    const code = this.#parts.chance.pick([...this.#confirmed])
    if (code !== undefined) await bot.post(`/api/v1/bookings/${code}/${act}`, body)
  }

  async #resend(bot: CrowdClient): Promise<void> {
    const held = this.#lastHeld()
    if (held !== undefined) await bot.post(`/api/v1/bookings/${held.code}/resend`, {})
  }

  async #lookUp(bot: CrowdClient): Promise<void> {
    const challenge = await this.#solve(bot)
    if (challenge === undefined) return
    const { document, phone } = this.#person(this.#index())
    const sent = await bot.post<CodeSent>('/api/v1/booking/lookups', { document, phone, challenge })
    if (sent.status !== 200) return
    const code = this.#parts.phones.newest(phone ?? '') ?? '000000'
    await bot.post(`/api/v1/booking/lookups/${sent.body.lookupId}`, { code })
  }

  /** The ways of the staff and of the kiosk, without being either. */
  async #tryDesk(bot: CrowdClient): Promise<void> {
    await bot.post('/api/v1/desk/bookings', {
      ...this.#wish(this.#start()),
      person: this.#person(this.#index()),
    })
    await bot.post(
      '/api/v1/kiosk/check-ins',
      { document: this.#person(this.#index()).document, phone: mobileNumber(this.#parts.firstIndex) },
      { headers: { Authorization: `Basic ${Buffer.from('kiosk-01:guessed').toString('base64')}` } },
    )
  }

  async #solve(bot: CrowdClient): Promise<string | undefined> {
    const given = await bot.get<Challenge>('/api/v1/booking/challenge')
    return given.code === undefined ? solveChallenge(given.body) : undefined
  }

  /** One of the last places held. */
  #lastHeld(): Held | undefined {
    return this.#parts.chance.pick(this.#held.slice(-identitiesWatched))
  }

  #index(): number {
    return this.#parts.firstIndex + this.#parts.chance.below(this.#parts.identities)
  }

  /** A document of the den with its phone or another one, written in any way that still is the same number. */
  #person(index: number): PersonGiven {
    const { chance } = this.#parts
    const phoneIndex = chance.next() < ownPhoneShare ? index : this.#index()
    return {
      name: chance.pick(['张伟', '李四', 'John Smith']),
      document: disguised(residentNumber(index), chance),
      phone: chance.pick(['', '+86 ', '0086']) + mobileNumber(phoneIndex),
    }
  }

  #start(): string {
    return this.#parts.chance.pick(this.#starts)
  }

  #key(): string {
    return `bot-${this.#parts.chance.next().toString(36).slice(2)}-${this.#used.length}`
  }

  #wish(start: string): Wish {
    return { services: [this.#parts.service], date: this.#parts.date, start }
  }
}

/** The same number written otherwise, or passed off as one of another kind of document. */
function disguised(number: string, chance: Chance): PersonGiven['document'] {
  const wide = (text: string) =>
    text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
  const written = chance.pick([
    number,
    number,
    number.toLowerCase(),
    wide(number),
    `${number.slice(0, 6)} ${number.slice(6, 14)}-${number.slice(14)}`,
  ])
  const type = chance.next() < 0.15 ? 'passport' : 'resident-id'
  return { type, number: written }
}
