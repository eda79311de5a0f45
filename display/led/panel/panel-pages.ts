import type { LedSettings } from '../../../shared/led-settings.ts'
import type { BoardState, WindowState } from '../../../shared/mqtt/topic-map.ts'
import type { Language } from '../../../shared/text.ts'
import type { BitmapFont } from '../font/bitmap-font.ts'
import { callLines, callMessage, idleMessages, staleMessage, windowMessage } from './messages.ts'
import { listPages, type Page, type PanelSize, pagesOf } from './page.ts'

/** What a panel knows of its hall. */
export type PanelKnowledge =
  /** Nothing yet, and not for long enough to worry. */
  | { readonly kind: 'nothing' }
  /** No word from the hub for ten seconds: whatever was known may be over. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'zone'; readonly state: BoardState }
  | { readonly kind: 'window'; readonly state: WindowState }

/** Where and when a panel stands. */
interface Surroundings {
  readonly timeZone: string
  /** The hub's time in epoch milliseconds. */
  readonly nowMs: number
}

/** The pages that a panel shows one after another; none for a dark panel. Pure. */
export function panelPages(
  knowledge: PanelKnowledge,
  settings: LedSettings,
  surroundings: Surroundings,
  font: BitmapFont,
): Page[] {
  return (settings.languages ?? ['zh']).flatMap((language) =>
    pagesIn(language, knowledge, settings, surroundings, font),
  )
}

function pagesIn(
  language: Language,
  knowledge: PanelKnowledge,
  size: PanelSize,
  { timeZone, nowMs }: Surroundings,
  font: BitmapFont,
): Page[] {
  switch (knowledge.kind) {
    case 'nothing':
      return []
    case 'stale':
      return pagesOf(staleMessage(language), size, font)
    case 'window':
      return pagesOf(windowMessage(knowledge.state, timeZone, language), size, font)
    case 'zone': {
      const calls = knowledge.state.calls.filter((call) => call.active)
      return calls.length === 0
        ? idleMessages(knowledge.state, nowMs, language).flatMap((message) => pagesOf(message, size, font))
        : callPages(calls, language, size, font)
    }
  }
}

/** The calls that are open, newest first: alone as large as it goes, several as a list where the panel has the lines. */
function callPages(
  calls: BoardState['calls'],
  language: Language,
  size: PanelSize,
  font: BitmapFont,
): Page[] {
  const list =
    calls.length > 1
      ? listPages(
          calls.map((call) => callLines(call, language)),
          size,
          font,
        )
      : undefined
  return (
    list ??
    calls.flatMap(({ ticketNumber, windowNumber }) =>
      pagesOf(callMessage(ticketNumber, windowNumber, language), size, font),
    )
  )
}
