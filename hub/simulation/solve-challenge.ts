import { type Challenge, solveChallenge as solve } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/scrypt'
import type { HubClient } from './hub-client.ts'

/** Solves a challenge of the hub with the machine's native code; the string goes into the request as it is. */
export async function solveChallenge(challenge: Challenge): Promise<string> {
  // The effort is bounded, so it ends.
  const solution = await solve({ challenge, deriveKey, timeout: 0 })
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64')
}

/** Fetches a challenge and solves it; throws Refusal when the hub gives none. */
export async function solvedChallenge(visitor: HubClient): Promise<string> {
  return solveChallenge(await visitor.get<Challenge>('/api/v1/booking/challenge'))
}
