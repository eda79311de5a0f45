import { setTimeout as nextTurn } from 'node:timers/promises'
import type { Challenge } from 'altcha-lib/types'
import { describe, expect, it } from 'vitest'
import { ChallengeDesk } from '../../../hub/application/booking/challenge.ts'
import { ProofInHand } from '../../../web-booking/proof/proof-in-hand.ts'
import { solveChallenge } from '../../../web-booking/proof/solve-challenge.ts'

const now = Date.parse('2026-03-02T09:00:00+08:00')
const minuteMs = 60_000
const keys = { signingKey: new Uint8Array(32).fill(1), solutionKey: new Uint8Array(32).fill(2) }

function desk(effort = 4): ChallengeDesk {
  return new ChallengeDesk({ ...keys, effort })
}

/** A solution with its challenge changed, or its own parts. */
function forged(solution: string, change: (payload: Payload) => void): string {
  const payload = JSON.parse(atob(solution)) as Payload
  change(payload)
  return btoa(JSON.stringify(payload))
}

interface Payload {
  challenge: Challenge
  solution: { counter: number; derivedKey: string }
}

describe('a challenge', () => {
  describe('when the page has solved it', () => {
    it('is accepted, also by the hub after a restart', async () => {
      const challenge = await desk().issue(now)
      const solution = await solveChallenge(JSON.parse(JSON.stringify(challenge)))
      expect(await desk().accept(solution, 'c1', now + minuteMs)).toBe(true)
      expect(solution.length).toBeLessThan(1500)
    })

    it('is accepted once, but again for the command that spent it', async () => {
      const own = desk()
      const solution = await solveChallenge(await own.issue(now))
      const first = await Promise.all(['c1', 'c2', 'c3'].map((id) => own.accept(solution, id, now)))
      expect(first.filter(Boolean)).toHaveLength(1)
      const winner = `c${first.indexOf(true) + 1}`
      expect(await own.accept(solution, winner, now)).toBe(true)
      expect(await own.accept(solution, 'c9', now)).toBe(false)
    })

    it('is too late after twenty minutes', async () => {
      const own = desk()
      const solution = await solveChallenge(await own.issue(now))
      expect(await own.accept(solution, 'c1', now + 20 * minuteMs)).toBe(false)
      expect(await own.accept(solution, 'c1', now + 20 * minuteMs - 1)).toBe(true)
    })

    it('lets the page breathe while it is being solved', async () => {
      let breaths = 0
      const own = desk(50)
      const solution = await solveChallenge(await own.issue(now), async () => {
        breaths += 1
        await nextTurn(0)
      })
      expect(await own.accept(solution, 'c1', now)).toBe(true)
      expect(breaths).toBeGreaterThan(0)
    })
  })

  describe('when somebody cheats', () => {
    it('is refused: longer validity, less work, another answer, another desk’s, rubbish', async () => {
      const own = desk()
      const solution = await solveChallenge(await own.issue(now))
      const foreign = new ChallengeDesk({ ...keys, signingKey: new Uint8Array(32).fill(3), effort: 4 })
      const cheats = [
        forged(solution, ({ challenge }) => {
          challenge.parameters.data = { until: now + 99 * minuteMs }
        }),
        forged(solution, ({ challenge }) => {
          challenge.parameters.keyPrefix = '00'
        }),
        forged(solution, ({ challenge }) => {
          delete challenge.parameters.keySignature
        }),
        forged(solution, ({ challenge }) => {
          challenge.parameters.nonce = 'ff'.repeat(16)
        }),
        forged(solution, (payload) => {
          payload.solution.derivedKey = '00'.repeat(32)
        }),
        forged(solution, ({ challenge, solution: answer }) => {
          answer.derivedKey = challenge.parameters.keyPrefix
        }),
        await solveChallenge(await foreign.issue(now)),
        '',
        'rubbish',
        btoa('null'),
        btoa(
          '{"challenge":{"parameters":{"nonce":"x","data":{"until":9e15}},"signature":"00"},"solution":{"counter":1,"derivedKey":"zz"}}',
        ),
        'A'.repeat(100_000),
      ]
      for (const cheat of cheats) expect(await own.accept(cheat, 'c1', now)).toBe(false)
      expect(await own.accept(solution, 'c1', now)).toBe(true)
    })

    it('is not begun for an algorithm that the page does not know', async () => {
      const challenge = await desk().issue(now)
      const other = { ...challenge, parameters: { ...challenge.parameters, algorithm: 'ARGON2ID' } }
      await expect(solveChallenge(other)).rejects.toThrow(/load it again/)
    })
  })

  describe('when very many places are asked for', () => {
    it('gets harder, and easy again a minute later', async () => {
      const own = desk(1)
      const solutions = await Promise.all(
        Array.from({ length: 150 }, async () => solveChallenge(await own.issue(now))),
      )
      for (const [index, solution] of solutions.entries()) await own.accept(solution, `c${index}`, now)
      const counters = async (at: number) =>
        Promise.all(
          Array.from({ length: 20 }, async () => {
            const solution = JSON.parse(atob(await solveChallenge(await own.issue(at)))) as Payload
            return solution.solution.counter
          }),
        )
      expect(Math.max(...(await counters(now)))).toBe(2)
      expect(Math.max(...(await counters(now + minuteMs)))).toBe(1)
    })
  })
})

describe('a proof in hand', () => {
  it('is begun early, taken once, and made anew for the next time', async () => {
    let made = 0
    const inHand = new ProofInHand(async () => `proof ${++made}`)
    inHand.start()
    inHand.start()
    expect(made).toBe(1)
    expect(await inHand.take()).toBe('proof 1')
    expect(await inHand.take()).toBe('proof 2')
  })

  it('tries again after a failure that nobody waited for, and tells who does', async () => {
    let isDown = true
    const inHand = new ProofInHand(async () => {
      if (isDown) throw new Error('offline')
      return 'proof'
    })
    inHand.start()
    await nextTurn(0)
    await expect(inHand.take()).rejects.toThrow('offline')
    isDown = false
    expect(await inHand.take()).toBe('proof')
  })
})
