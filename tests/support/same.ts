import { isDeepStrictEqual } from 'node:util'
import { expect } from 'vitest'

/** As `expect(actual).toEqual(wanted)`, but quick when it is so. */
export function same(actual: unknown, wanted: unknown): void {
  if (!isDeepStrictEqual(actual, wanted)) expect(actual).toEqual(wanted)
}
