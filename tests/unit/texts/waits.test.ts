import { describe, expect, it } from 'vitest'
import { waitBrief, waitFigure, waitFigures, waitSentence } from '../../../shared/texts/wait-range.ts'
import { waitedFigures, waitedTime } from '../../../shared/texts/waited-time.ts'

const range = (p50Minutes: number, p90Minutes: number) => ({ p50Minutes, p90Minutes })

describe('a wait that is foreseen', () => {
  describe('when it ends within an hour and a half', () => {
    it.each([
      [0, 6, '不超过 6 分钟', 'up to 6 minutes'],
      [12, 20, '约 12–20 分钟', 'about 12 to 20 minutes'],
      [45, 45, '约 45 分钟', 'about 45 minutes'],
      [60, 90, '约 60–90 分钟', 'about 60 to 90 minutes'],
    ])('tells %d to %d in minutes', (from, to, zh, en) => {
      expect(waitFigure(range(from, to))).toEqual({ zh, en })
    })
  })

  describe('when it may last longer', () => {
    it.each([
      [85, 95, '约 1–2 小时', 'about 1 to 2 hours'],
      [90, 120, '约 1.5–2 小时', 'about 1.5 to 2 hours'],
      [260, 330, '约 4–5.5 小时', 'about 4 to 5.5 hours'],
      [120, 120, '约 2 小时', 'about 2 hours'],
      [35, 95, '约 0.5–2 小时', 'about 0.5 to 2 hours'],
      [25, 100, '不超过 2 小时', 'up to 2 hours'],
    ])('tells %d to %d in hours, the lower end down and the upper end up to a half', (from, to, zh, en) => {
      expect(waitFigure(range(from, to))).toEqual({ zh, en })
      expect(waitSentence(range(from, to))).toEqual({ zh: `预计等候${zh}`, en: `Expected wait: ${en}` })
    })
  })

  describe('when there is little room', () => {
    it('keeps figures and unit', () => {
      expect(waitBrief(range(12, 20))).toEqual({ zh: '约 12–20 分钟', en: '12–20 min' })
      expect(waitBrief(range(0, 6))).toEqual({ zh: '不超过 6 分钟', en: '≤6 min' })
      expect(waitBrief(range(260, 330))).toEqual({ zh: '约 4–5.5 小时', en: '4–5.5 h' })
      expect(waitFigures(range(260, 330))).toMatchObject({ figures: '4–5.5', unit: { brief: { en: 'h' } } })
    })
  })
})

describe('a wait so far', () => {
  describe('when it is told to staff', () => {
    it.each([
      [0, '0 分钟', '0 min'],
      [90, '90 分钟', '90 min'],
      [91, '1 小时 31 分', '1 h 31 min'],
      [120, '2 小时', '2 h'],
      [272, '4 小时 32 分', '4 h 32 min'],
    ])('tells %d minutes exactly', (minutes, zh, en) => {
      expect(waitedTime(minutes)).toEqual({ zh, en })
    })

    it('has figures that do not exceed it', () => {
      expect(waitedFigures(90)).toMatchObject({ figures: '90', unit: { brief: { en: 'min' } } })
      expect(waitedFigures(91)).toMatchObject({ figures: '1.5', unit: { brief: { en: 'h' } } })
      expect(waitedFigures(119).figures).toBe('1.9')
      expect(waitedFigures(272).figures).toBe('4.5')
    })
  })
})
