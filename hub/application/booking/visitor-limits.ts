import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { type Rejection, reject } from '../../../shared/errors.ts'

/** What visitors are limited by: the address they come from, and keyed hashes of the phone and document they name. */
export interface VisitorKeys {
  readonly address?: string
  readonly phone?: string
  readonly document?: string
}

/** So many times within so many seconds, for each key of a kind. */
interface Limit {
  readonly times: number
  readonly seconds: number
}

/** What visitors do, and how often each key may. */
type Limits = Readonly<Record<VisitorAct, Readonly<Partial<Record<keyof VisitorKeys, Limit>>>>>

/** What is limited. */
export type VisitorAct = 'read' | 'challenge' | 'hold' | 'code' | 'lookup'

const tenMinutes = 600
const day = 24 * 3600

/** Addresses are generous, since a phone network puts hundreds of subscribers behind one; a phone or document is one person's. */
const visitorLimits: Limits = {
  read: { address: { times: 600, seconds: 60 } },
  challenge: { address: { times: 300, seconds: tenMinutes } },
  hold: {
    address: { times: 120, seconds: tenMinutes },
    phone: { times: 20, seconds: day },
    document: { times: 20, seconds: day },
  },
  code: { address: { times: 200, seconds: tenMinutes } },
  lookup: {
    address: { times: 60, seconds: tenMinutes },
    phone: { times: 10, seconds: day },
    document: { times: 10, seconds: day },
  },
}

/** Keys that one limit remembers; past it the oldest begins anew. */
const keysKept = 50_000

/** How often visitors may do what, by address, phone and document. In memory, by the machine's time. */
export class VisitorLimits {
  private readonly limiters = new Map<string, BoundedLimiter>()

  /** `scale` multiplies every allowance of an address, for a hall whose visitors all come through one. */
  constructor(scale = 1) {
    for (const [act, kinds] of Object.entries(visitorLimits))
      for (const [kind, { times, seconds }] of Object.entries(kinds)) {
        const points = kind === 'address' ? Math.ceil(times * scale) : times
        this.limiters.set(`${act}/${kind}`, new BoundedLimiter(points, seconds))
      }
  }

  /** Counts an act against each given key; refuses with too_many_attempts when one of them is used up. */
  async take(act: VisitorAct, keys: VisitorKeys): Promise<Rejection | undefined> {
    const waits = await Promise.all(
      Object.entries(keys).map(([kind, key]) => this.limiters.get(`${act}/${kind}`)?.take(key) ?? 0),
    )
    const seconds = Math.max(0, ...waits)
    return seconds === 0 ? undefined : reject('too_many_attempts', { seconds })
  }
}

/** The library's limiter with a bound on its keys. */
class BoundedLimiter {
  private readonly limiter: RateLimiterMemory
  private readonly windowMs: number
  /** When each key's window ends. They all are of one length, so the first to begin is the first to end. */
  private readonly endings = new Map<string, number>()

  constructor(points: number, seconds: number) {
    this.limiter = new RateLimiterMemory({ points, duration: seconds })
    this.windowMs = seconds * 1000
  }

  /** Seconds to wait; 0 when it was taken. */
  async take(key: string): Promise<number> {
    await this.note(key)
    try {
      await this.limiter.consume(key)
      return 0
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal
      return Math.max(Math.ceil(refusal.msBeforeNext / 1000), 1)
    }
  }

  private async note(key: string): Promise<void> {
    const now = Date.now()
    if ((this.endings.get(key) ?? 0) > now) return
    this.endings.delete(key)
    this.endings.set(key, now + this.windowMs)
    for (const [oldest, ending] of this.endings) {
      if (ending > now && this.endings.size <= keysKept) break
      this.endings.delete(oldest)
      await this.limiter.delete(oldest)
    }
  }
}
