import type { AnnouncementLanguage } from '../announcements.ts'
import type { AnnounceCommand } from '../mqtt/topic-map.ts'

/** What a spoken call names. */
export type SpokenCall = Pick<AnnounceCommand, 'ticketNumber' | 'windowNumber'>

/** One clip of the pack, by its path without the ending (`zh/please`), and the silence after it in milliseconds. */
export interface ScriptLine {
  readonly clip: string
  readonly pauseMs: number
}

/** The lines of one sentence: spoken whole or not at all, since half a number would be another number. */
export type Sentence = readonly ScriptLine[]

/** Silence between two words of a group, in milliseconds; clips carry their own soft edges. */
const wordPauseMs = 40
/** Silence after each digit of a ticket number: heard one by one. */
const digitPauseMs = 70
const clausePauseMs = 180
const sentencePauseMs = 500
const chime: Sentence = [{ clip: 'chime', pauseMs: 0 }]

/** The whole announcement: the chime, the call twice in the first language, then once in each of the others. */
export function announcementScript(call: SpokenCall, languages: readonly AnnouncementLanguage[]): Sentence[] {
  const [first, ...others] = languages.map((language) => sentence(language, call))
  return first === undefined ? [] : [chime, first, first, ...others]
}

/** The announcement as far as a voice can speak it: whole sentences only, and nothing when no sentence is left. */
export function speakableScript(
  call: SpokenCall,
  languages: readonly AnnouncementLanguage[],
  has: (clip: string) => boolean,
): Sentence[] {
  const known = languages.filter((language) => sentence(language, call).every(({ clip }) => has(clip)))
  return announcementScript(call, known).filter((lines) => lines.every(({ clip }) => has(clip)))
}

function sentence(language: AnnouncementLanguage, call: SpokenCall): Sentence {
  return language === 'en' ? englishSentence(call) : chineseSentence(language, call)
}

/** 请 A 零 零 八 号 到 三 号窗口; Minnan has the same words in the same order. */
function chineseSentence(language: 'zh' | 'nan', { ticketNumber, windowNumber }: SpokenCall): Sentence {
  return [
    { clip: `${language}/please`, pauseMs: wordPauseMs },
    ...characters(language, ticketNumber),
    { clip: `${language}/number`, pauseMs: wordPauseMs },
    { clip: `${language}/to`, pauseMs: wordPauseMs },
    ...chineseNumber(windowNumber).map((word) => ({ clip: `${language}/${word}`, pauseMs: wordPauseMs })),
    { clip: `${language}/window`, pauseMs: sentencePauseMs },
  ]
}

/** Number A zero zero eight, please go to window three. */
function englishSentence({ ticketNumber, windowNumber }: SpokenCall): Sentence {
  const window = englishNumber(windowNumber)
  return [
    { clip: 'en/number', pauseMs: wordPauseMs },
    ...withLastPause(characters('en', ticketNumber), clausePauseMs),
    { clip: 'en/please', pauseMs: wordPauseMs },
    ...withLastPause(
      window.map((word) => ({ clip: `en/${word}`, pauseMs: wordPauseMs })),
      sentencePauseMs,
    ),
  ]
}

function withLastPause(lines: readonly ScriptLine[], pauseMs: number): ScriptLine[] {
  return lines.map((line, at) => (at === lines.length - 1 ? { ...line, pauseMs } : line))
}

function characters(language: AnnouncementLanguage, ticketNumber: string): ScriptLine[] {
  return [...ticketNumber].map((character) => ({ clip: `${language}/${character}`, pauseMs: digitPauseMs }))
}

const chineseUnits = ['thousand', 'hundred', 'ten', ''] as const

/** How Chinese reads a number from 1 to 9999, as clip names: 12 is 十二, 105 一百零五, 110 一百一十. */
export function chineseNumber(value: number): string[] {
  if (value >= 10 && value < 20) return ['ten', ...(value === 10 ? [] : [String(value - 10)])]
  const words: string[] = []
  let skippedZero = false
  for (const [place, digit] of [...String(value).padStart(4, '0')].entries()) {
    if (digit === '0') {
      skippedZero = words.length > 0
      continue
    }
    if (skippedZero) words.push('0')
    skippedZero = false
    words.push(digit)
    const unit = chineseUnits[place] ?? ''
    if (unit !== '') words.push(unit)
  }
  return words
}

/** How English reads a number from 1 to 9999, as clip names: 121 is one hundred and twenty one. */
export function englishNumber(value: number): string[] {
  const thousands = Math.floor(value / 1000)
  const hundreds = Math.floor((value % 1000) / 100)
  const rest = value % 100
  const words: string[] = []
  if (thousands > 0) words.push(String(thousands), 'thousand')
  if (hundreds > 0) words.push(String(hundreds), 'hundred')
  if (rest > 0 && words.length > 0) words.push('and')
  if (rest > 0 && rest < 20) words.push(String(rest))
  else if (rest > 0) words.push(String(rest - (rest % 10)), ...(rest % 10 === 0 ? [] : [String(rest % 10)]))
  return words
}
