import { setTimeout as delay } from 'node:timers/promises'
import type { Client } from './clients.ts'

/** A client that waits longer than this for an answer waits for ever. */
const longestAnswerMs = 30_000

/** What a round of commands came to. */
export interface Round {
  /** Commands answered within the round, by its seconds. */
  readonly perSecond: number
  /** All commands answered, those that were under way at its end included. */
  readonly answered: number
  /** Milliseconds from a command to its answer, one for each command within the round. */
  readonly latenciesMs: readonly number[]
}

/** Lets every client do one command after another for that long; commands answered later are not counted. */
export async function runRound(clients: readonly Client[], durationMs: number): Promise<Round> {
  const latenciesMs: number[] = []
  let answered = 0
  const begun = performance.now()
  const end = begun + durationMs
  const work = async (client: Client) => {
    for (let at = begun; at < end; ) {
      await client.step()
      const now = performance.now()
      answered += 1
      if (now <= end) latenciesMs.push(now - at)
      at = now
    }
  }
  const timer = new AbortController()
  const stuck = delay(durationMs + longestAnswerMs, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`a command was not answered within ${longestAnswerMs / 1000} s`)
  })
  await Promise.race([Promise.all(clients.map(work)), stuck])
  stuck.catch(() => {})
  timer.abort()
  return { perSecond: (latenciesMs.length * 1000) / durationMs, answered, latenciesMs }
}
