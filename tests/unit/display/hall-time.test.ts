import { describe, expect, it } from 'vitest'
import { clockText, dateText } from '../../../display/hall-time.ts'

describe('hall time', () => {
  describe('when it is still Saturday in UTC', () => {
    const at = Date.parse('2026-11-21T16:05:00Z')

    it('shows the hall its own Sunday, in both languages', () => {
      expect(clockText(at, 'Asia/Shanghai')).toBe('00:05')
      expect(dateText(at, 'Asia/Shanghai')).toEqual({ zh: '11月22日 星期日', en: 'Sunday 22 November' })
    })
  })
})
