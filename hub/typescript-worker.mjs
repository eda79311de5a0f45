import { workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

// A worker thread does not inherit the loader that its parent runs TypeScript with.
register()
await import(workerData.workerFile)
