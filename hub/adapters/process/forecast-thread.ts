import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { StartThread } from '../../application/forecast/forecast-desk.ts'
import type { PostedAnswer } from '../../application/forecast/forecast-jobs.ts'
import { projectRoot } from '../../project-root.ts'

/** Memory that forecasts of a large hall never need: a thread that wants more is broken. */
const mostMegabytes = 256

/** Starts the worker thread of forecasts: the built one beside the built hub, else from the sources. */
export const startForecastThread: StartThread = (on) => {
  const worker = openWorker()
  let reason = ''
  worker.on('message', (answer: PostedAnswer) => on.answer(answer))
  worker.on('error', (error) => {
    reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
  })
  worker.on('exit', (code) => on.end(reason === '' ? `it exited with ${code}` : reason))
  // The hub stops its threads itself; one that is left over keeps no process alive.
  worker.unref()
  return {
    post: (job) => worker.postMessage(job),
    end: () => {
      worker.removeAllListeners()
      void worker.terminate()
    },
  }
}

function openWorker(): Worker {
  const options = { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: mostMegabytes } }
  const built = join(import.meta.dirname, 'forecast-worker.js')
  if (!import.meta.url.endsWith('.ts') && existsSync(built)) return new Worker(built, options)
  const workerFile = pathToFileURL(join(projectRoot, 'hub/application/forecast/forecast-worker.ts')).href
  return new Worker(join(projectRoot, 'hub/typescript-worker.mjs'), {
    ...options,
    workerData: { workerFile },
  })
}
