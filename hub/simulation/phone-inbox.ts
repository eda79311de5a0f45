import { normalisePhone } from '../../shared/booking/phone-number.ts'
import type { MessageTemplate } from '../../shared/texts/booking-messages.ts'
import type { FakeSmsGateway, TakenSms } from './fake-sms-gateway.ts'
import { sleep } from './timeline.ts'

/** A message that has not come by then, in real milliseconds, does not come. */
const comesWithinMs = 30_000
const lookEveryMs = 5

/** The phones of simulated people: what the gateway took for each. */
export class PhoneInbox {
  readonly #gateway: FakeSmsGateway
  readonly #newest = new Map<string, TakenSms>()
  #read = 0

  constructor(gateway: FakeSmsGateway) {
    this.#gateway = gateway
  }

  /** The newest message of a kind to a phone, as soon as there is one. Throws when none comes. */
  async message(phone: string, template: MessageTemplate): Promise<TakenSms> {
    const key = `${normalisePhone(phone)} ${template}`
    for (const giveUpAt = Date.now() + comesWithinMs; Date.now() < giveUpAt; await sleep(lookEveryMs)) {
      this.#take()
      const found = this.#newest.get(key)
      if (found !== undefined) return found
    }
    throw new Error(`no message "${template}" came within ${comesWithinMs / 1000} s`)
  }

  #take(): void {
    for (const { messages } = this.#gateway; this.#read < messages.length; this.#read += 1) {
      const sms = messages[this.#read]
      if (sms !== undefined) this.#newest.set(`${sms.phone} ${sms.template}`, sms)
    }
  }
}
