import { scrypt } from '@noble/hashes/scrypt.js'
import { solveChallenge as solve } from 'altcha-lib'
import type { Challenge, DeriveKeyFunction } from 'altcha-lib/types'

/** In JavaScript: a page of a hall's own network is no secure context, so the browser lends it no cryptography. */
const deriveKey: DeriveKeyFunction = async (
  { cost, memoryCost, parallelism, keyLength },
  salt,
  password,
) => ({
  derivedKey: scrypt(password, salt, { N: cost, r: memoryCost ?? 8, p: parallelism ?? 1, dkLen: keyLength }),
})

/**
 * Solves a challenge of the hub; the string goes into the request as it is. `breathe` is awaited between tries, for a
 * solver that has no thread of its own. Throws when the challenge is none that this page knows.
 */
export async function solveChallenge(challenge: Challenge, breathe?: () => Promise<void>): Promise<string> {
  if (challenge.parameters.algorithm !== 'SCRYPT')
    throw new Error('this page is older than the hub: load it again')
  const solution = await solve({
    challenge,
    deriveKey: async (...given) => {
      await breathe?.()
      return deriveKey(...given)
    },
    // The effort is bounded, so it ends; on the slowest phone it takes as long as it takes.
    timeout: 0,
  })
  return btoa(JSON.stringify({ challenge, solution }))
}
