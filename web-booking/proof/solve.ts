import type { Challenge } from 'altcha-lib/types'

/** Longest piece of work between two breaths where there is no worker: typing stays smooth. */
const pieceMs = 12

/** What the worker answers. */
type Answer = { readonly solution: string } | { readonly error: string }

/**
 * Solves a challenge of the hub in a worker, or in small pieces on the page where a browser has none. Rejects when the
 * challenge cannot be solved by this page.
 */
export async function solve(challenge: Challenge): Promise<string> {
  try {
    return await solveInWorker(challenge)
  } catch {
    return solveOnPage(challenge)
  }
}

function solveInWorker(challenge: Challenge): Promise<string> {
  return new Promise((settle, fail) => {
    // A classic worker: older phones know no module workers.
    const worker = new Worker(new URL('./proof-worker.ts', import.meta.url))
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      worker.terminate()
      if ('solution' in data) settle(data.solution)
      else fail(new Error(data.error))
    }
    worker.onerror = () => {
      worker.terminate()
      fail(new Error('the worker did not start'))
    }
    worker.postMessage(challenge)
  })
}

async function solveOnPage(challenge: Challenge): Promise<string> {
  const { solveChallenge } = await import('./solve-challenge.ts')
  let began = performance.now()
  return solveChallenge(challenge, async () => {
    if (performance.now() - began < pieceMs) return
    await new Promise((settle) => setTimeout(settle))
    began = performance.now()
  })
}
