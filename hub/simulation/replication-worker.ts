import { parentPort, workerData } from 'node:worker_threads'
import type { JobFile, WorkerAnswer, WorkerStart } from './replications.ts'

const { jobFile, setup } = workerData as WorkerStart
const { prepare } = (await import(jobFile)) as JobFile<unknown, unknown, unknown>
const work = prepare(setup)

parentPort?.on('message', (job: unknown) => parentPort?.postMessage(answerTo(job)))

function answerTo(job: unknown): WorkerAnswer {
  try {
    return { result: work(job) }
  } catch (failure) {
    return { failure }
  }
}
