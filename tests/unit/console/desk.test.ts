import { signal } from '@preact/signals'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createDesk } from '../../../hub/console/clerk/desk.ts'
import { intents } from '../../../hub/console/clerk/intent.ts'
import type { Send } from '../../../hub/console/common/runner.ts'
import type { ClerkView } from '../../../shared/http/clerk-schemas.ts'
import { ApiProblem } from '../../../shared/ui/api.ts'
import { clerkView, demoHallView, ticketCard } from '../../browser/support/staff-views.ts'

const hall = demoHallView()
const next = ticketCard('A009')
const called = ticketCard('A009', { status: 'called', calls: 1 })

/** A desk whose hub answers each command with the view that the test sets, at the time that the test sets. */
function deskAt(part: Partial<ClerkView>) {
  const live = signal<ClerkView | undefined>(clerkView(hall, part))
  const sent: string[] = []
  const hub = { answer: clerkView(hall, part) as ClerkView | Error }
  const send: Send = async (path) => {
    sent.push(path)
    if (hub.answer instanceof Error) throw hub.answer
    return hub.answer
  }
  const desk = createDesk({ live, send })
  const settled = () => vi.advanceTimersByTimeAsync(0)
  return { desk, live, sent, hub, settled }
}

describe('the desk of a clerk', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  describe('when the common key bounces', () => {
    it('calls, and does not begin the service in the same breath', async () => {
      const { desk, sent, hub, settled } = deskAt({ next })
      hub.answer = clerkView(hall, { rev: 2, current: called })
      desk.performPrimary()
      await vi.advanceTimersByTimeAsync(120)
      desk.performPrimary()
      await settled()
      expect(sent).toEqual(['/api/v1/clerk/next'])
      await vi.advanceTimersByTimeAsync(400)
      desk.performPrimary()
      await settled()
      expect(sent).toEqual(['/api/v1/clerk/next', '/api/v1/clerk/arrive'])
    })
  })

  describe('when an answer and the live view differ', () => {
    it('shows the newer one', async () => {
      const { desk, live, hub, settled } = deskAt({ next })
      hub.answer = clerkView(hall, { rev: 5, current: called })
      desk.perform('call-next')
      await settled()
      expect(desk.view.value?.current?.ticketNumber).toBe('A009')
      live.value = clerkView(hall, { rev: 4 })
      expect(desk.view.value?.rev).toBe(5)
      live.value = clerkView(hall, { rev: 6 })
      expect(desk.view.value?.rev).toBe(6)
    })
  })

  describe('when an act is not possible', () => {
    it('says why and asks the hub nothing', () => {
      const { desk, sent } = deskAt({ next: null })
      desk.perform('no-show')
      expect(desk.runner.notice.value?.text.zh).toBe('叫号后才能使用')
      expect(sent).toEqual([])
    })
  })

  describe('when an act needs a choice', () => {
    it('opens its dialog, which closes once the hub has done it', async () => {
      const { desk, sent } = deskAt({ current: ticketCard('A008', { status: 'serving' }) })
      desk.perform('hold')
      expect(desk.dialog.value).toBe('hold')
      await desk.runner.run(intents.hold('paying'))
      expect(desk.dialog.value).toBeUndefined()
      expect(sent).toEqual(['/api/v1/clerk/hold'])
    })

    it('keeps the dialog open when the hub refuses', async () => {
      const { desk, hub } = deskAt({ next })
      desk.perform('call-number')
      hub.answer = new ApiProblem('ticket_unknown', 404, { zh: '找不到', en: 'none' })
      await desk.runner.run(intents.callNumber('A999'))
      expect(desk.dialog.value).toBe('call-number')
    })
  })

  describe('when what a dialog was opened for is over', () => {
    const serving = (number: string) => ticketCard(number, { status: 'serving' })

    it('closes it and says so, since the choice would hit another ticket', () => {
      const { desk, live } = deskAt({ current: serving('A008') })
      desk.perform('hold')
      live.value = clerkView(hall, { rev: 2, current: serving('A009') })
      expect(desk.dialog.value).toBeUndefined()
      expect(desk.runner.notice.value?.text.zh).toContain('情况已经变化')
    })

    it('does not come back to the next window after a manager has closed this one', () => {
      const { desk, live } = deskAt({ next })
      desk.perform('pause')
      live.value = clerkView(hall, { rev: 2, window: null })
      live.value = clerkView(hall, { rev: 3, next })
      expect(desk.dialog.value).toBeUndefined()
    })
  })

  describe('when an act is without an answer', () => {
    it('repeats it by the common key and refuses other acts', async () => {
      const { desk, sent, hub, settled } = deskAt({
        next,
        undo: { act: 'x', ticketNumber: 'A1', until: 9e15 },
      })
      hub.answer = new ApiProblem('unreachable', 0, { zh: '', en: '' })
      desk.perform('call-next')
      await settled()
      desk.perform('undo')
      expect(sent).toHaveLength(1)
      hub.answer = clerkView(hall, { rev: 2, current: called })
      desk.perform('call-next')
      await settled()
      expect(sent).toEqual(['/api/v1/clerk/next', '/api/v1/clerk/next'])
      expect(desk.view.value?.current?.ticketNumber).toBe('A009')
    })
  })
})
