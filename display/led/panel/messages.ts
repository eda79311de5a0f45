import { localTimeOf } from '../../../shared/business-day.ts'
import type { BoardState, WindowState } from '../../../shared/mqtt/topic-map.ts'
import { stands } from '../../../shared/notice.ts'
import { type Language, pick, type Text } from '../../../shared/text.ts'
import { ledTexts } from '../../../shared/texts/led.ts'
import type { Ink, Layout, Line, Message, Run } from './page.ts'

/** What fills the places of a text. */
type Values = Readonly<Record<string, string | number>>

/** A call in a wording for each row of `ledTexts.call`, on one line each: what a list of calls is made of. */
export function callLines(call: BoardState['calls'][number], language: Language): Line[] {
  const values = { ticket: call.ticketNumber, window: call.windowNumber }
  return ledTexts.call.map((text) => oneLine(parts(text, values, 'word', language)))
}

/** A call with all its wordings and layouts. */
export function callMessage(ticket: string, window: number, language: Language): Message {
  return message(ledTexts.call, { ticket, window }, 'word', language)
}

/** What a strip over a window says: the ticket called or served, else whether and when the window serves. */
export function windowMessage(state: WindowState, timeZone: string, language: Language): Message {
  const { current, number: window } = state
  if (current?.status === 'called') return callMessage(current.ticketNumber, window, language)
  if (current !== null) return message(ledTexts.serving, { ticket: current.ticketNumber }, 'calm', language)
  if (state.status === 'open') return message(ledTexts.welcome, { window }, 'calm', language)
  if (state.status === 'closed') return message(ledTexts.closed, { window }, 'word', language)
  if (state.backAt === undefined) return message(ledTexts.paused, { window }, 'alert', language)
  return message(ledTexts.backAt, { time: localTimeOf(state.backAt, timeZone) }, 'alert', language)
}

/** What a zone's panel says while nobody is called: to wait, how many do, and the zone's notices that stand now. */
export function idleMessages(state: BoardState, nowMs: number, language: Language): Message[] {
  const count = state.queues.reduce((sum, queue) => sum + queue.waiting, 0)
  const notices = (state.notices ?? []).filter((notice) => stands(notice, nowMs))
  return [
    message(ledTexts.idle, {}, 'calm', language),
    ...(count === 0 ? [] : [message(ledTexts.waiting, { count }, 'word', language)]),
    ...notices.map(({ text }) => plain(pick(text, language))),
  ]
}

/** What a panel says that has not heard of the hall for a while: its last call may be over. */
export function staleMessage(language: Language): Message {
  return message(ledTexts.stale, {}, 'alert', language)
}

function plain(text: string): Message {
  return { wordings: [[[[{ text, ink: 'word' }]]]] }
}

function message(texts: readonly Text[], values: Values, ink: Ink, language: Language): Message {
  return {
    wordings: texts.map((text): Layout[] => {
      const lines = parts(text, values, ink, language)
      return lines.length === 1 ? [lines] : [[oneLine(lines)], lines.map(trimmed)]
    }),
  }
}

/** The lines of a text, with its values in the ink of figures. */
function parts(text: Text, values: Values, ink: Ink, language: Language): Line[] {
  return pick(text, language)
    .split('|')
    .map((line) =>
      line
        .split(/(\{[a-z]+\})/)
        .filter((piece) => piece !== '')
        .map((piece): Run => {
          const value = piece.startsWith('{') ? values[piece.slice(1, -1)] : undefined
          return value === undefined ? { text: piece, ink } : { text: String(value), ink: 'number' }
        }),
    )
}

const oneLine = (lines: readonly Line[]): Line => lines.flat()

/** A line without the blank that parts it from the line before. */
function trimmed(line: Line): Line {
  return line
    .map((run, at) => (at === 0 ? { ...run, text: run.text.trimStart() } : run))
    .filter(({ text }) => text !== '')
}
