import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createRunner, type Send } from '../../../hub/console/common/runner.ts'
import { ApiProblem } from '../../../shared/ui/api.ts'

const words = { zh: '叫下一位', en: 'Call next' }
const intent = { path: '/api/v1/clerk/next', words }

/** A hub that answers when the test says so. */
function slowHub() {
  const sent: {
    path: string
    commandId: string
    answer: (value: unknown) => void
    fail: (error: Error) => void
  }[] = []
  const send: Send = (path, _body, { commandId }) =>
    new Promise((resolve, reject) => sent.push({ path, commandId, answer: resolve, fail: reject }))
  return { sent, send }
}

const away = () => new ApiProblem('unreachable', 0, { zh: '连不上', en: 'away' })

describe('the runner of a page', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  describe('when an act is without its answer yet', () => {
    it('starts no second one and keeps none for later', async () => {
      const { sent, send } = slowHub()
      const runner = createRunner<number>({ accept: () => {}, send })
      const first = runner.run(intent)
      expect(await runner.run(intent)).toBeUndefined()
      sent[0]?.answer(7)
      expect(await first).toBe(7)
      expect(sent).toHaveLength(1)
      expect(runner.state.value.status).toBe('ready')
    })

    it('says after a while that it is reconnecting', async () => {
      const { sent, send } = slowHub()
      const runner = createRunner<number>({ accept: () => {}, send })
      const first = runner.run(intent)
      expect(runner.state.value).toMatchObject({ status: 'busy', slow: false })
      vi.advanceTimersByTime(1500)
      expect(runner.state.value).toMatchObject({ status: 'busy', slow: true })
      sent[0]?.answer(7)
      await first
      vi.advanceTimersByTime(5000)
      expect(runner.state.value.status).toBe('ready')
    })
  })

  describe('when nobody knows what became of an act', () => {
    it('sends it again with the same id, and a new act with another', async () => {
      const { sent, send } = slowHub()
      const accepted: number[] = []
      const runner = createRunner<number>({ accept: (answer) => accepted.push(answer), send })
      const first = runner.run(intent)
      sent[0]?.fail(away())
      await first
      expect(runner.state.value.status).toBe('unresolved')
      expect(await runner.run(intent)).toBeUndefined()
      const again = runner.sendAgain()
      sent[1]?.answer(1)
      await again
      const fresh = runner.run(intent)
      sent[2]?.answer(2)
      await fresh
      expect(sent[1]?.commandId).toBe(sent[0]?.commandId)
      expect(sent[2]?.commandId).not.toBe(sent[0]?.commandId)
      expect(accepted).toEqual([1, 2])
    })

    it('can be given up, and then acts again', async () => {
      const { sent, send } = slowHub()
      const runner = createRunner<number>({ accept: () => {}, send })
      const first = runner.run(intent)
      sent[0]?.fail(away())
      await first
      runner.giveUp(words)
      expect(runner.state.value.status).toBe('ready')
      expect(await runner.sendAgain()).toBeUndefined()
      expect(sent).toHaveLength(1)
    })
  })

  describe('when the hub refuses', () => {
    it('says why in the words of the hub and is ready', async () => {
      const { sent, send } = slowHub()
      const runner = createRunner<number>({ accept: () => {}, send })
      const text = { zh: '现在没有可叫的号。', en: 'Nobody is waiting.' }
      const first = runner.run(intent)
      sent[0]?.fail(new ApiProblem('nobody_waiting', 409, text))
      expect(await first).toBeUndefined()
      expect(runner.notice.value).toEqual({ tone: 'error', text })
      expect(runner.state.value.status).toBe('ready')
    })

    it('tells the page when the session has ended', async () => {
      const { sent, send } = slowHub()
      const signedOut = vi.fn()
      const runner = createRunner<number>({ accept: () => {}, signedOut, send })
      const first = runner.run(intent)
      sent[0]?.fail(new ApiProblem('not_signed_in', 401, words))
      await first
      expect(signedOut).toHaveBeenCalledOnce()
    })
  })
})
