import { type Challenge, createChallenge, randomInt, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/scrypt'
import { z } from 'zod'

/** A challenge is good for this long: longer than anybody takes to fill in a form. */
const validMs = 20 * 60_000
/**
 * scrypt (RFC 7914) with 256 kB: its memory makes a script's native code only about twice as fast as the JavaScript of a
 * phone's browser, where plain SHA-256 would give it a hundredfold.
 */
const scryptCost = 256
const scryptBlockSize = 8
/**
 * The most derivations a solution takes; the mean is half of it. One is 0.9 ms of JavaScript on a free core of a small
 * server and about 3 ms on a busy one, as on a phone of the middle: 0.6 s on the mean, 1.2 s at the most.
 */
const effortDefault = 400
/** The effort grows by a factor when so many solutions were accepted within the last minute. */
const pressureWindowMs = 60_000
const pressureSteps = [
  { accepted: 600, factor: 4 },
  { accepted: 150, factor: 2 },
] as const
/** Solutions remembered, so that each works once; past it the oldest is forgotten. */
const solutionsKept = 100_000
/** A solution is about 700 characters long. */
const solutionCharacters = 4_000

/** What of a submitted solution is read here; the library checks the rest against the signature. */
const payload = z.object({
  challenge: z.object({
    parameters: z
      .looseObject({ nonce: z.string(), data: z.object({ until: z.number() }) })
      .transform(
        (parameters) => parameters as unknown as Challenge['parameters'] & { data: { until: number } },
      ),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string() }),
})

/** What the desk stands on. */
export interface ChallengeDeskParts {
  /** Keys of its own, the same after a restart: a challenge given before it is still good. */
  readonly signingKey: Uint8Array
  readonly solutionKey: Uint8Array
  /** The most derivations a solution takes when nobody presses. Default 400. */
  readonly effort?: number
}

/** Proof of work before a place is held (ALTCHA): nothing to a visitor, a price per try to who sends thousands. */
export class ChallengeDesk {
  private readonly signingSecret: string
  private readonly solutionSecret: string
  private readonly effort: number
  /** Nonce of each accepted challenge, with what it was spent on. */
  private readonly spent = new Map<string, { readonly useId: string; readonly until: number }>()
  private acceptedAt: number[] = []

  constructor({ signingKey, solutionKey, effort = effortDefault }: ChallengeDeskParts) {
    this.signingSecret = Buffer.from(signingKey).toString('base64')
    this.solutionSecret = Buffer.from(solutionKey).toString('base64')
    this.effort = effort
  }

  /** A challenge for a browser to solve, as JSON goes. */
  issue(now: number): Promise<Challenge> {
    return createChallenge({
      algorithm: 'SCRYPT',
      cost: scryptCost,
      memoryCost: scryptBlockSize,
      parallelism: 1,
      // Drawn evenly, so that no visitor is unlucky without end, as with a wanted prefix.
      counter: randomInt(this.effort * this.pressure(now)),
      deriveKey,
      // Not the library's own expiry, which goes by the machine's clock and not by `now`.
      data: { until: now + validMs },
      hmacSignatureSecret: this.signingSecret,
      hmacKeySignatureSecret: this.solutionSecret,
    })
  }

  /**
   * Whether a solution is right, in time and not spent yet. It is spent on `useId`, the command's id, so that a command
   * that is sent again after a lost answer is let through again.
   */
  async accept(solution: string, useId: string, now: number): Promise<boolean> {
    const submitted = read(solution)
    if (submitted === undefined) return false
    const { challenge } = submitted
    const { nonce, data } = challenge.parameters
    if (data.until <= now || this.isSpent(nonce, useId)) return false
    const isRight = await this.verify(submitted)
    // Asked again: the same solution may have been accepted for another command while this one was verified.
    if (!isRight || this.isSpent(nonce, useId)) return false
    this.spend(nonce, useId, data.until, now)
    return true
  }

  private async verify({ challenge, solution }: Submitted): Promise<boolean> {
    try {
      const { verified } = await verifySolution({
        challenge,
        solution,
        deriveKey,
        hmacSignatureSecret: this.signingSecret,
        hmacKeySignatureSecret: this.solutionSecret,
      })
      return verified
    } catch {
      // The library throws on values that no challenge of ours has.
      return false
    }
  }

  private isSpent(nonce: string, useId: string): boolean {
    const use = this.spent.get(nonce)
    return use !== undefined && use.useId !== useId
  }

  private spend(nonce: string, useId: string, until: number, now: number): void {
    if (this.spent.has(nonce)) return
    for (const [oldest, use] of this.spent) {
      if (use.until > now && this.spent.size < solutionsKept) break
      this.spent.delete(oldest)
    }
    this.spent.set(nonce, { useId, until })
    this.acceptedAt.push(now)
  }

  /** The factor by which solving is made harder at present. */
  private pressure(now: number): number {
    this.acceptedAt = this.acceptedAt.filter((at) => at > now - pressureWindowMs)
    const accepted = this.acceptedAt.length
    return pressureSteps.find((step) => accepted >= step.accepted)?.factor ?? 1
  }
}

type Submitted = z.infer<typeof payload>

function read(solution: string): Submitted | undefined {
  if (solution.length > solutionCharacters) return undefined
  try {
    return payload.parse(JSON.parse(Buffer.from(solution, 'base64').toString('utf8')))
  } catch {
    return undefined
  }
}
