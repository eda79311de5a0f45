import { describe, expect, it } from 'vitest'
import { TokenBucket } from '../../../hub/adapters/mqtt/token-bucket.ts'

describe('a token bucket', () => {
  describe('when its burst is used up', () => {
    it('makes each taker wait its turn at the rate', () => {
      const bucket = new TokenBucket(2, 10, 0)
      expect([0, 0, 0, 0].map((now) => bucket.take(now))).toEqual([0, 0, 100, 200])
    })

    it('fills again with time, never beyond the burst', () => {
      const bucket = new TokenBucket(2, 10, 0)
      bucket.take(0)
      bucket.take(0)
      expect([60_000, 60_000, 60_000].map((now) => bucket.take(now))).toEqual([0, 0, 100])
    })
  })
})
