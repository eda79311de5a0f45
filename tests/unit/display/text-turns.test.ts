import { describe, expect, it } from 'vitest'
import { inTurns } from '../../../display/text-turns.ts'

const limit = { zh: 10, en: 20 }

describe('inTurns', () => {
  describe('when a text is short enough', () => {
    it('leaves it whole', () => {
      const text = { zh: '今天提前下班', en: 'We close early' }
      expect(inTurns(text, limit)).toEqual([text])
    })
  })
  describe('when a text is too long in one language', () => {
    it('parts both, between words and after marks, and loses nothing', () => {
      const text = {
        zh: '二楼停电，请到一楼，谢谢您的配合。',
        en: 'No power upstairs; please come down to the ground floor',
      }
      const parts = inTurns(text, limit)
      expect(parts.map(({ zh }) => zh)).toEqual(['二楼停电，', '请到一楼，', '谢谢您的配合。'])
      expect(parts.map(({ en }) => en).join(' ')).toBe(text.en)
      expect(parts.every(({ en }) => en.length <= limit.en)).toBe(true)
    })
    it('makes one part more rather than one that is too long', () => {
      const text = { zh: '周五全天停电，周六开始大厅搬到一楼办公，', en: '' }
      expect(inTurns(text, limit).map(({ zh }) => zh)).toEqual([
        '周五全天停电，',
        '周六开始大厅搬',
        '到一楼办公，',
      ])
    })
    it('cuts a text without any mark', () => {
      expect(inTurns({ zh: '一二三四五六七八九十一二三四五六', en: '' }, limit).map(({ zh }) => zh)).toEqual([
        '一二三四五六七八',
        '九十一二三四五六',
      ])
    })
  })
})
