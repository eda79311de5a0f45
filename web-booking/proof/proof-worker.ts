import type { Challenge } from 'altcha-lib/types'
import { solveChallenge } from './solve-challenge.ts'

/** The solver's own thread: one challenge in, its solution out. */
self.onmessage = async ({ data }: MessageEvent<Challenge>) => {
  try {
    self.postMessage({ solution: await solveChallenge(data) })
  } catch (error) {
    self.postMessage({ error: String(error) })
  }
}
