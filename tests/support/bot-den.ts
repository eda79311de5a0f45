import type { PersonGiven } from '../../hub/application/booking/person.ts'
import type { BookingSlots, BookingView, CodeSent } from '../../shared/http/booking-schemas.ts'
import type { Wish } from './booker.ts'
import { solvedChallenge } from './booking-crowd.ts'
import type { Phones } from './booking-site.ts'
import type { CrowdClient } from './crowd-client.ts'
import type { Chance } from './seeded-chance.ts'
import { mobileNumber, residentNumber } from './visitors.ts'

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

/** Scripted bots that share some identities and everything they learn: places, codes, solved challenges, keys. */
export class BotDen {
  /** Codes of everything they ever held, and of what they take for confirmed. */
  readonly everHeld = new Set<string>()
  readonly #parts: BotDenParts
  readonly #confirmed = new Set<string>()
  readonly #held: { code: string; phone: string }[] = []
  readonly #solved: string[] = []
  readonly #used: { key: string; person: PersonGiven }[] = []
  #starts: readonly string[] = ['09:00']
  readonly #acts: readonly (readonly [weight: number, act: Act])[]

  constructor(parts: BotDenParts) {
    this.#parts = parts
    this.#acts = [
      [2, (bot) => this.#look(bot)],
      [10, (bot) => this.#grab(bot)],
      [8, (bot) => this.#confirm(bot)],
      [2, (bot) => this.#guess(bot)],
      [2, (bot) => this.#replay(bot)],
      [1, (bot) => this.#stealKey(bot)],
      [1, (bot) => this.#act(bot, 'cancel', {})],
      [2, (bot) => this.#act(bot, 'reschedule', { date: parts.date, start: this.#start() })],
      [1, (bot) => this.#resend(bot)],
      [1, (bot) => this.#lookUp(bot)],
      [1, (bot) => this.#tryDesk(bot)],
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
  async #grab(bot: CrowdClient): Promise<void> {
    const given = await solvedChallenge(bot)
    if (!given.startsWith('solved ')) return
    const challenge = given.slice('solved '.length)
    const person = this.#person()
    const key = `bot-${this.#parts.chance.next().toString(36).slice(2)}-grab`
    await this.#hold(bot, { person, challenge, key })
    this.#solved.push(challenge)
    this.#used.push({ key, person })
  }

  async #hold(
    bot: CrowdClient,
    { person, challenge, key }: { person: PersonGiven; challenge: string; key: string },
  ): Promise<void> {
    const held = await bot.post<BookingView>(
      '/api/v1/booking/holds',
      { ...this.#wish(), person, challenge },
      { key },
    )
    if (held.status !== 200) return
    this.everHeld.add(held.body.code)
    this.#held.push({ code: held.body.code, phone: person.phone ?? '' })
  }

  /** Confirms one of the last places held, with whatever code its phone got last. */
  async #confirm(bot: CrowdClient): Promise<void> {
    const { chance, phones } = this.#parts
    const held = chance.pick(this.#held.slice(-20))
    const code = held && phones.newest(held.phone)
    if (held === undefined || code === undefined) return this.#grab(bot)
    const confirmed = await bot.post<BookingView>(`/api/v1/bookings/${held.code}/confirm`, { code })
    if (confirmed.status === 200) this.#confirmed.add(held.code)
  }

  async #guess(bot: CrowdClient): Promise<void> {
    const { chance } = this.#parts
    const held = chance.pick(this.#held.slice(-20))
    if (held === undefined) return
    const code = String(chance.below(1_000_000)).padStart(6, '0')
    await bot.post(`/api/v1/bookings/${held.code}/confirm`, { code })
  }

  /** A proof of work that is paid for already. */
  async #replay(bot: CrowdClient): Promise<void> {
    const { chance } = this.#parts
    const challenge = chance.pick(this.#solved)
    if (challenge === undefined) return
    const key = `bot-${chance.next().toString(36).slice(2)}-replay`
    await this.#hold(bot, { person: this.#person(), challenge, key })
  }

  /** The key of a command that was granted, with another person in it. */
  async #stealKey(bot: CrowdClient): Promise<void> {
    const used = this.#parts.chance.pick(this.#used)
    const given = await solvedChallenge(bot)
    if (used === undefined || !given.startsWith('solved ')) return
    const challenge = given.slice('solved '.length)
    await this.#hold(bot, { person: this.#person(), challenge, key: used.key })
  }

  async #act(bot: CrowdClient, act: 'cancel' | 'reschedule', body: object): Promise<void> {
    const code = this.#parts.chance.pick([...this.#confirmed])
    if (code !== undefined) await bot.post(`/api/v1/bookings/${code}/${act}`, body)
  }

  async #resend(bot: CrowdClient): Promise<void> {
    const held = this.#parts.chance.pick(this.#held.slice(-20))
    if (held !== undefined) await bot.post(`/api/v1/bookings/${held.code}/resend`, {})
  }

  async #lookUp(bot: CrowdClient): Promise<void> {
    const given = await solvedChallenge(bot)
    if (!given.startsWith('solved ')) return
    const { document, phone } = this.#person()
    const challenge = given.slice('solved '.length)
    const sent = await bot.post<CodeSent>('/api/v1/booking/lookups', { document, phone, challenge })
    if (sent.status !== 200) return
    const code = this.#parts.phones.newest(phone ?? '') ?? '000000'
    await bot.post(`/api/v1/booking/lookups/${sent.body.lookupId}`, { code })
  }

  /** The ways of the staff and of the kiosk, without being either. */
  async #tryDesk(bot: CrowdClient): Promise<void> {
    await bot.post('/api/v1/desk/bookings', { ...this.#wish(), person: this.#person() })
    await bot.post(
      '/api/v1/kiosk/check-ins',
      { document: this.#person().document, phone: mobileNumber(this.#parts.firstIndex) },
      { headers: { Authorization: `Basic ${Buffer.from('kiosk-01:guessed').toString('base64')}` } },
    )
  }

  /** A document of the den with its phone or another one, written in any way that still is the same number. */
  #person(): PersonGiven {
    const { chance, identities, firstIndex } = this.#parts
    const index = firstIndex + chance.below(identities)
    const phoneIndex = chance.next() < 0.7 ? index : firstIndex + chance.below(identities)
    return {
      name: chance.pick(['张伟', '李四', 'John Smith']),
      document: disguised(residentNumber(index), chance),
      phone: chance.pick([mobileNumber, (at: number) => `+86 ${mobileNumber(at)}`])(phoneIndex),
    }
  }

  #start(): string {
    return this.#parts.chance.pick(this.#starts)
  }

  #wish(): Wish {
    return { services: [this.#parts.service], date: this.#parts.date, start: this.#start() }
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
