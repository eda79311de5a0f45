import { randomInt } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import { JobAnswers } from './answer-job.ts'
import type { PostedJob } from './forecast-jobs.ts'

const answers = new JobAnswers(randomInt(2 ** 32))
parentPort?.on('message', (job: PostedJob) => parentPort?.postMessage(answers.answer(job)))
