import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiProblem, command, get } from '../../../shared/ui/api.ts'

const problem = (status: number, code: string) =>
  new Response(JSON.stringify({ code, detail: 'in English', detailZh: '中文' }), { status })
const fetched = vi.fn<typeof fetch>()
const idsSent = () => fetched.mock.calls.map(([, init]) => new Headers(init?.headers).get('idempotency-key'))

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('fetch', fetched)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  fetched.mockReset()
})

/** The outcome of a command while the clock runs on. */
async function outcomeOf<T>(promise: Promise<T>): Promise<T | ApiProblem> {
  const settled = promise.catch((error) => {
    if (error instanceof ApiProblem) return error
    throw error
  })
  await vi.advanceTimersByTimeAsync(30_000)
  return settled
}

describe('a command', () => {
  describe('when the hub is away for a moment', () => {
    it('is repeated with the same id until it is answered', async () => {
      fetched
        .mockRejectedValueOnce(new TypeError('no network'))
        .mockResolvedValueOnce(problem(503, 'not_ready'))
        .mockResolvedValueOnce(Response.json({ done: true }))
      expect(await outcomeOf(command('/api/v1/clerk/next'))).toEqual({ done: true })
      expect(idsSent()).toHaveLength(3)
      expect(new Set(idsSent()).size).toBe(1)
    })
  })
  describe('when the hub stays away', () => {
    it('gives up in bounded time and says so in both languages', async () => {
      fetched.mockRejectedValue(new TypeError('no network'))
      const outcome = await outcomeOf(command('/api/v1/clerk/next'))
      expect(outcome).toMatchObject({ code: 'unreachable', status: 0 })
      expect((outcome as ApiProblem).text.zh).toContain('导办员')
      expect(fetched.mock.calls.length).toBeLessThan(20)
    })
  })
  describe('when the hub refuses', () => {
    it('is not repeated, and carries the code and the words', async () => {
      fetched.mockResolvedValueOnce(problem(409, 'nobody_waiting'))
      const outcome = await outcomeOf(command('/api/v1/clerk/next'))
      expect(outcome).toMatchObject({
        code: 'nobody_waiting',
        status: 409,
        text: { zh: '中文', en: 'in English' },
      })
      expect(fetched).toHaveBeenCalledTimes(1)
    })
  })
  describe('when two intents are sent', () => {
    it('gives each its own id', async () => {
      fetched.mockImplementation(async () => Response.json({}))
      await outcomeOf(command('/api/v1/clerk/next'))
      await outcomeOf(command('/api/v1/clerk/next'))
      expect(new Set(idsSent()).size).toBe(2)
    })
  })
})

describe('a view', () => {
  describe('when a proxy answers with a page of its own', () => {
    it('is a problem in words, not a crash', async () => {
      fetched.mockResolvedValueOnce(new Response('<html>', { status: 502 }))
      expect(await outcomeOf(get('/api/v1/hall'))).toMatchObject({ code: 'unreachable', status: 502 })
      fetched.mockResolvedValueOnce(new Response('<html>', { status: 200 }))
      expect(await outcomeOf(get('/api/v1/hall'))).toMatchObject({ code: 'not_understood' })
    })
  })
})
