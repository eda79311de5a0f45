import type { Text } from '../text.ts'

/** A way in which the hub refuses something. */
export interface ErrorEntry {
  /** HTTP status; problem details carry the code as well. */
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 503
  /** What is wrong and what to do. `{name}` is filled from the error's data. */
  readonly message: Text
}
