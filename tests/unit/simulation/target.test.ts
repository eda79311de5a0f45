import { describe, expect, it } from 'vitest'
import type { VisitorOutcome } from '../../../hub/domain/waits.ts'
import { parseTargets, targetFigures } from '../../../hub/simulation/target.ts'

const visitor = (change: Partial<VisitorOutcome>): VisitorOutcome => ({
  class: 'walkin',
  serviceId: 's01',
  arrivedAt: 32_400,
  outcome: 'served',
  waitSeconds: 0,
  targetSeconds: 600,
  ...change,
})

describe('a target', () => {
  describe('when it is written as the option asks for', () => {
    it('is a class, a share and a wait', () => {
      expect(parseTargets('walkin 90% in 20, appointment 95.5 % in 7.5,green 100% in 0')).toEqual([
        { class: 'walkin', share: 0.9, withinSeconds: 1200 },
        { class: 'appointment', share: 0.955, withinSeconds: 450 },
        { class: 'green', share: 1, withinSeconds: 0 },
      ])
    })
  })

  describe('when it is written otherwise', () => {
    it.each([
      ['', '"" is not a target as CLASS PERCENT% in MINUTES'],
      ['walkin=90', '"walkin=90" is not a target'],
      ['walkin 90% in 20,', '"" is not a target'],
      ['walkin -5% in 20', '"walkin -5% in 20" is not a target'],
      ['vip 90% in 20', '"vip" is no class; use green, appointment, walkin'],
      ['walkin 101% in 20', '"101%" is more than all'],
      ['walkin 90% in 1441', '"1441" minutes are more than a day'],
      ['walkin 90% in 20, walkin 80% in 10', 'there are two targets for walkin'],
    ])('refuses %j', (text, reason) => {
      expect(() => parseTargets(text)).toThrow(`--target: ${reason}`)
    })
  })

  describe('when a day is held against it', () => {
    const [target] = parseTargets('walkin 90% in 20')
    const figure = (visitors: readonly VisitorOutcome[]) => targetFigures(visitors, [target as never])[0]

    it('counts all who came of the class, and only those served in time', () => {
      const day = [
        ...Array.from({ length: 6 }, () => visitor({ waitSeconds: 1200 })),
        visitor({ waitSeconds: 1200.5 }),
        visitor({ outcome: 'left', waitSeconds: 60 }),
        visitor({ outcome: 'unserved', waitSeconds: 60 }),
        visitor({ class: 'green', waitSeconds: 9000 }),
      ]
      expect(figure(day)).toMatchObject({ n: 9, share: 6 / 9, met: false })
    })

    it('is met by exactly the share asked for', () => {
      const day = Array.from({ length: 10 }, (_, place) => visitor({ waitSeconds: place === 0 ? 1201 : 0 }))
      expect(figure(day)).toMatchObject({ share: 0.9, met: true })
    })

    it('is met when nobody of the class came', () => {
      expect(figure([])).toMatchObject({ n: 0, met: true })
    })
  })
})
