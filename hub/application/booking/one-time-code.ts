import { createHmac, timingSafeEqual } from 'node:crypto'
import { type Rejection, reject } from '../../../shared/errors.ts'

/** What a code confirms: a code of one purpose is wrong for another. */
export type CodePurpose = 'confirm' | 'lookup'

/** How an entered code was found. */
export type CodeCheck =
  | { readonly status: 'right' }
  /** Tries that are left. */
  | { readonly status: 'wrong'; readonly left: number }
  | { readonly status: 'locked'; readonly seconds: number }

/** A code is right for this long at least, and for twice as long at most. */
const periodMs = 10 * 60_000
const triesAllowed = 5
/** Tries are counted anew after this long: with five of them, one guess in 66,000 gets through. */
const lockMs = 30 * 60_000
/** RFC 4226, 5.3: codes of six digits from a dynamically truncated HMAC. */
const codeDigits = 6
/** Messages with a code to one phone: not again sooner than this, and at most so many in a day. */
const sendingGapMs = 60_000
const sendingsPerDay = 6
const dayMs = 24 * 3600_000
/** Subjects and phones remembered each; past it the oldest is forgotten. Each cost its maker a solved challenge. */
const keysKept = 50_000

/**
 * Codes of six digits that a visitor gets by message. They follow from the subject, the time and a key: nothing is
 * kept, so a restart between message and answer does no harm, and no table or log can give one away.
 */
export class OneTimeCode {
  private readonly key: Uint8Array
  private readonly tries = new Map<string, { count: number; until: number }>()
  private readonly sendings = new Map<string, readonly number[]>()

  /** The key has 32 bytes of its own. */
  constructor(key: Uint8Array) {
    this.key = key
  }

  /** The code for a subject, as a booking's or look-up's id: right for 10 to 20 minutes from now. */
  codeFor(purpose: CodePurpose, subjectId: string, now: number): string {
    return this.codeOfPeriod(purpose, subjectId, Math.floor(now / periodMs))
  }

  /** Checks an entered code, and counts it when it is wrong; after five wrong ones the subject is locked for a time. */
  check(purpose: CodePurpose, subjectId: string, code: string, now: number): CodeCheck {
    const key = `${purpose}/${subjectId}`
    const entry = this.tries.get(key)
    const known = entry !== undefined && entry.until > now ? entry : undefined
    const count = known?.count ?? 0
    if (known !== undefined && count >= triesAllowed) return locked(known.until, now)
    const entered = halfWidth(code)
    const period = Math.floor(now / periodMs)
    // Both are computed and compared in any case, so that the time taken tells nothing.
    const isPresent = equal(this.codeOfPeriod(purpose, subjectId, period), entered)
    const isPrevious = equal(this.codeOfPeriod(purpose, subjectId, period - 1), entered)
    if (isPresent || isPrevious) return { status: 'right' }
    const until = known?.until ?? now + lockMs
    remember(this.tries, key, { count: count + 1, until })
    const left = triesAllowed - count - 1
    return left === 0 ? locked(until, now) : { status: 'wrong', left }
  }

  /**
   * Seconds until a code may be sent to this phone, named by its keyed hash; 0 when it may now, and then it counts. The
   * first code of a booking need not wait for the gap: a family books one after another with one phone.
   */
  takeSending(phoneHash: string, now: number, which: 'first' | 'again'): number {
    const sent = (this.sendings.get(phoneHash) ?? []).filter((at) => at > now - dayMs)
    const freeAt = Math.max(
      which === 'again' ? (sent.at(-1) ?? 0) + sendingGapMs : 0,
      sent.length >= sendingsPerDay ? (sent.at(-sendingsPerDay) ?? 0) + dayMs : 0,
    )
    if (freeAt > now) return Math.ceil((freeAt - now) / 1000)
    remember(this.sendings, phoneHash, [...sent, now])
    return 0
  }

  private codeOfPeriod(purpose: CodePurpose, subjectId: string, period: number): string {
    const digest = createHmac('sha256', this.key)
      .update(JSON.stringify([purpose, subjectId, period]))
      .digest()
    const offset = digest.readUInt8(digest.length - 1) & 0x0f
    const number = (digest.readUInt32BE(offset) & 0x7fffffff) % 10 ** codeDigits
    return String(number).padStart(codeDigits, '0')
  }
}

/** Why a message with a code is not sent for so many seconds, as `takeSending` told: after one just now, or the day's last. */
export function sendingRefused(seconds: number): Rejection {
  return reject(seconds * 1000 <= sendingGapMs ? 'code_asked_lately' : 'too_many_attempts', { seconds })
}

function locked(until: number, now: number): CodeCheck {
  return { status: 'locked', seconds: Math.max(Math.ceil((until - now) / 1000), 1) }
}

/** The digits that were typed, full-width ones and with spaces too. */
function halfWidth(code: string): string {
  return code.normalize('NFKC').replace(/\s/g, '')
}

function equal(right: string, entered: string): boolean {
  const [a, b] = [Buffer.from(right), Buffer.from(entered)]
  return a.length === b.length && timingSafeEqual(a, b)
}

function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key)
  map.set(key, value)
  const oldest = map.keys().next()
  if (map.size > keysKept && oldest.done !== true) map.delete(oldest.value)
}
