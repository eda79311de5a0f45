import { describe, expect, it } from 'vitest'
import { askInParts } from '../../../hub/application/rebalancing/ask-in-parts.ts'
import { type Part, PartWork } from '../../../hub/application/rebalancing/part-work.ts'
import { defaultCallingRules } from '../../../shared/hall-definition.ts'
import { crowdedScene } from '../../support/scene-builder.ts'

/** So many steps, each of which seems to take its time. */
function* steps(count: number): Generator<undefined, string> {
  for (let step = 0; step < count; step += 1) {
    const endsAt = performance.now() + 15
    while (performance.now() < endsAt);
    yield
  }
  return 'the answer'
}

describe('a long work in parts', () => {
  describe('when a part is over', () => {
    it('lets others in between and goes on where it was', () => {
      const work = new PartWork<string>()
      const parts: Part<string>[] = [work.begin('one', steps(5))]
      while (parts.at(-1)?.status === 'working') parts.push(work.goOn('one'))
      expect(parts.length).toBeGreaterThan(1)
      expect(parts.at(-1)).toEqual({ status: 'done', result: 'the answer' })
    })
  })

  describe('when another work has begun, or none', () => {
    it('is lost', () => {
      const work = new PartWork<string>()
      expect(work.goOn('one')).toEqual({ status: 'lost' })
      work.begin('one', steps(100))
      work.begin('two', steps(100))
      expect(work.goOn('one')).toEqual({ status: 'lost' })
    })
  })
})

describe('asking for a long work', () => {
  const about = { scene: crowdedScene([]), rule: { name: 'hall' as const, settings: defaultCallingRules } }
  const asked = { session: 'one', first: { freeClerks: [], clerkOf: {} } }
  /** A desk that gives these answers one after another and keeps what it was asked. */
  const deskOf = (answers: unknown[]) => {
    const questions: unknown[] = []
    const ask = async (_kind: unknown, _about: unknown, question: unknown) => {
      questions.push(question)
      return answers.shift() ?? null
    }
    return { questions, desk: { ask: ask as never } }
  }

  describe('when it takes several parts', () => {
    it('says once what it is about, then goes on till it is done', async () => {
      const { desk, questions } = deskOf([{ status: 'working' }, { status: 'done', result: 'outlook' }])
      expect(await askInParts(desk, 'outlook', about, asked)).toBe('outlook')
      expect(questions).toEqual([asked, { session: 'one', first: null }])
    })
  })

  describe('when the thread was started anew, or gives no answer', () => {
    it('has none', async () => {
      const lost = deskOf([{ status: 'working' }, { status: 'lost' }])
      expect(await askInParts(lost.desk, 'outlook', about, asked)).toBeNull()
      expect(await askInParts(deskOf([]).desk, 'outlook', about, asked)).toBeNull()
    })
  })
})
