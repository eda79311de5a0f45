import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type AnnouncementLanguage, announcementLanguages } from '../../../shared/announcements.ts'
import {
  announcementScript,
  chineseNumber,
  englishNumber,
  speakableScript,
} from '../../../shared/voice/announcement-script.ts'
import { clipTimeline } from '../../../shared/voice/clip-timeline.ts'
import { clipsOf, isBuiltIn } from '../../../shared/voice/voice-words.ts'

const clipsFolder = new URL('../../../shared/voice/clips/', import.meta.url)
const clipsIn = (ticketNumber: string, windowNumber: number, languages: readonly AnnouncementLanguage[]) =>
  announcementScript({ ticketNumber, windowNumber }, languages)
    .flat()
    .map(({ clip }) => clip)

describe('announcementScript', () => {
  describe('when A008 is called to window 3', () => {
    const chinese = ['please', 'A', '0', '0', '8', 'number', 'to', '3', 'window'].map((word) => `zh/${word}`)
    const english = ['number', 'A', '0', '0', '8', 'please', '3'].map((word) => `en/${word}`)

    it('says the chime, the Chinese sentence twice with digits one by one, then the English one once', () => {
      expect(clipsIn('A008', 3, ['zh', 'en'])).toEqual(['chime', ...chinese, ...chinese, ...english])
    })
  })

  describe('when any ticket is called to any window', () => {
    it('asks only for words that are told to be recorded, and every one of them, all built in but Minnan', () => {
      const windows = Array.from({ length: 9999 }, (_, index) => index + 1)
      const tickets = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `${letter}0123456789`)
      for (const language of announcementLanguages) {
        const asked = new Set(windows.flatMap((window) => clipsIn('A1', window, [language])))
        for (const ticket of tickets) for (const clip of clipsIn(ticket, 1, [language])) asked.add(clip)
        expect([...asked].sort()).toEqual(['chime', ...clipsOf(language)].sort())
        const missing = [...asked].filter((clip) => !existsSync(new URL(`${clip}.ogg`, clipsFolder)))
        expect(missing.filter(isBuiltIn)).toEqual([])
      }
    })
  })
})

describe('speakableScript', () => {
  const call = { ticketNumber: 'A8', windowNumber: 3 }
  const heard = (has: (clip: string) => boolean) =>
    speakableScript(call, ['zh', 'en', 'nan'], has).map((lines) => lines[0]?.clip)

  describe('when the voice has Minnan clips', () => {
    it('speaks Minnan after English', () => {
      expect(heard(() => true)).toEqual(['chime', 'zh/please', 'zh/please', 'en/number', 'nan/please'])
    })
  })

  describe('when it has none', () => {
    it('passes over Minnan', () => {
      expect(heard((clip) => !clip.startsWith('nan/'))).toEqual([
        'chime',
        'zh/please',
        'zh/please',
        'en/number',
      ])
    })
  })

  describe('when one digit is missing', () => {
    it('leaves the whole sentence out: the rest would be another number', () => {
      expect(heard((clip) => clip !== 'zh/8' && !clip.startsWith('nan/'))).toEqual([
        'chime',
        'en/number',
        'en/number',
      ])
      expect(heard((clip) => !clip.endsWith('/8'))).toEqual([])
    })
  })
})

describe('chineseNumber', () => {
  describe('when a window number is read', () => {
    it.each([
      [3, '3'],
      [10, 'ten'],
      [12, 'ten 2'],
      [20, '2 ten'],
      [21, '2 ten 1'],
      [100, '1 hundred'],
      [105, '1 hundred 0 5'],
      [110, '1 hundred 1 ten'],
      [112, '1 hundred 1 ten 2'],
      [1005, '1 thousand 0 5'],
      [1050, '1 thousand 0 5 ten'],
      [2300, '2 thousand 3 hundred'],
    ])('reads %i as “%s”', (value, words) => {
      expect(chineseNumber(value).join(' ')).toBe(words)
    })
  })
})

describe('englishNumber', () => {
  describe('when a window number is read', () => {
    it.each([
      [3, '3'],
      [12, '12'],
      [20, '20'],
      [21, '20 1'],
      [100, '1 hundred'],
      [105, '1 hundred and 5'],
      [121, '1 hundred and 20 1'],
      [1005, '1 thousand and 5'],
    ])('reads %i as “%s”', (value, words) => {
      expect(englishNumber(value).join(' ')).toBe(words)
    })
  })
})

describe('clipTimeline', () => {
  describe('when sentences follow one another', () => {
    it('starts each clip at the end of the one before and its pause, and ends with the last sound', () => {
      const script = [
        [
          { clip: 'a', pauseMs: 50 },
          { clip: 'b', pauseMs: 100 },
        ],
        [{ clip: 'c', pauseMs: 500 }],
      ]
      const lengths: Record<string, number> = { a: 300, b: 200, c: 400 }
      expect(clipTimeline(script, (clip) => lengths[clip] ?? 0)).toEqual({
        clips: [
          { clip: 'a', atMs: 0, sentence: 0 },
          { clip: 'b', atMs: 350, sentence: 0 },
          { clip: 'c', atMs: 650, sentence: 1 },
        ],
        totalMs: 1050,
      })
    })
  })
})
