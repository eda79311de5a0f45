import type { Challenge } from 'altcha-lib/types'
import { get } from '../shared/ui/api.ts'
import { ProofInHand } from './proof/proof-in-hand.ts'

/**
 * The work that proves that a person's phone asks, and no flood of requests: begun while the visitor types. Its solver is
 * loaded with the first challenge. Taking it throws `ApiProblem` when no challenge could be had.
 */
export function createProofWork(): ProofInHand {
  return new ProofInHand(async () => {
    const [challenge, { solve }] = await Promise.all([
      get<Challenge>('/api/v1/booking/challenge'),
      import('./proof/solve.ts'),
    ])
    return solve(challenge)
  })
}
