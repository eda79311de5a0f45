import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'

/**
 * What a job file exports: `prepare` is given the setup once in each worker and returns what does one job. A job's result
 * may depend on the setup and the job alone, so that it is the same in any worker.
 */
export interface JobFile<Setup, Job, Result> {
  prepare(setup: Setup): (job: Job) => Result
}

/** What a worker is started with. */
export interface WorkerStart {
  /** URLs of the file that the worker runs and of its job file. */
  readonly workerFile: string
  readonly jobFile: string
  readonly setup: unknown
}

/** What a worker answers. */
export type WorkerAnswer = { readonly result: unknown } | { readonly failure: unknown }

interface Task {
  readonly job: unknown
  resolve(result: unknown): void
  reject(reason: unknown): void
}

/**
 * Does many independent jobs on all processors, such as replications of a day: a worker thread each runs the job file.
 * Results come in the order of the jobs, whoever did them, so that they do not depend on the number of workers.
 */
export class Replications<Setup, Job, Result> {
  readonly #workers: readonly Worker[]
  readonly #idle: Worker[]
  readonly #queue: Task[] = []
  readonly #running = new Map<Worker, Task>()
  #broken: Error | undefined

  /** @param jobFile a module that exports `prepare`, see `JobFile` */
  constructor(jobFile: URL, setup: Setup, workers: number = availableParallelism()) {
    const workerFile = new URL('./replication-worker.ts', import.meta.url)
    const workerData: WorkerStart = { workerFile: workerFile.href, jobFile: jobFile.href, setup }
    this.#workers = Array.from({ length: Math.max(1, workers) }, () =>
      this.#watched(
        new Worker(new URL('../typescript-worker.mjs', import.meta.url), { workerData, execArgv: [] }),
      ),
    )
    this.#idle = [...this.#workers]
  }

  /** Does the jobs; rejects with the first error of one of them, or when a worker breaks. */
  run(jobs: readonly Job[]): Promise<Result[]> {
    return Promise.all(
      jobs.map(
        (job) =>
          new Promise<Result>((resolve, reject) => {
            this.#queue.push({ job, resolve: (result) => resolve(result as Result), reject })
            this.#next()
          }),
      ),
    )
  }

  /** Ends the workers; jobs that are not done are rejected. */
  async close(): Promise<void> {
    this.#fail(new Error('the replications were closed'))
    await Promise.all(this.#workers.map((worker) => worker.terminate()))
  }

  #watched(worker: Worker): Worker {
    worker.on('message', (answer: WorkerAnswer) => {
      const task = this.#running.get(worker)
      this.#running.delete(worker)
      this.#idle.push(worker)
      if ('failure' in answer) task?.reject(answer.failure)
      else task?.resolve(answer.result)
      this.#next()
    })
    worker.on('error', (error) => this.#fail(error instanceof Error ? error : new Error(String(error))))
    worker.on('exit', (code) => this.#fail(new Error(`a worker ended with ${code}`)))
    return worker
  }

  #next(): void {
    if (this.#broken !== undefined) {
      for (const task of this.#queue.splice(0)) task.reject(this.#broken)
      return
    }
    while (this.#idle.length > 0 && this.#queue.length > 0) {
      const [worker, task] = [this.#idle.shift() as Worker, this.#queue.shift() as Task]
      this.#running.set(worker, task)
      worker.postMessage(task.job)
    }
  }

  #fail(error: Error): void {
    this.#broken ??= error
    for (const task of this.#running.values()) task.reject(this.#broken)
    this.#running.clear()
    this.#next()
  }
}
