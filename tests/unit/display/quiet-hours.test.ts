import { describe, expect, it } from 'vitest'
import { isQuietAt } from '../../../shared/announcements.ts'

describe('quiet hours', () => {
  describe('when they lie within the day', () => {
    it('begin with their first minute and end before their last', () => {
      const noon = [{ from: '12:00', to: '13:30' }]
      expect(['11:59', '12:00', '13:29', '13:30'].map((time) => isQuietAt(noon, time))).toEqual([
        false,
        true,
        true,
        false,
      ])
    })
  })

  describe('when they run over midnight', () => {
    it('hold on both sides of it', () => {
      const night = [{ from: '18:00', to: '08:30' }]
      expect(['17:59', '23:00', '08:29', '12:00'].map((time) => isQuietAt(night, time))).toEqual([
        false,
        true,
        true,
        false,
      ])
    })
  })
})
