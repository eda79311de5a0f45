import { localTimeOf } from '../../../../shared/business-day.ts'
import type { HallView } from '../../../../shared/http/hall-schemas.ts'
import type { RebalancingView } from '../../../../shared/http/rebalancing-schemas.ts'
import type { Text } from '../../../../shared/text.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import { rebalancingTexts as texts } from '../../../../shared/texts/console-rebalancing.ts'
import { waitedTime } from '../../../../shared/texts/waited-time.ts'
import { serviceName } from '../../common/service-name.ts'

type Move = RebalancingView['suggestions'][number]['move']

/** What the page knows when it speaks of a move. */
export interface MoveWording {
  readonly hall: HallView
  readonly clerks: ReadonlyMap<string, Text>
}

/** A move as an instruction. */
export function moveWords(move: Move, { hall }: MoveWording): Text {
  const number = numberOf(hall, move.windowId)
  switch (move.kind) {
    case 'open-window':
      return fillText(texts.open, { number })
    case 'resume-window':
      return fillText(texts.resume, { number })
    case 'move-clerk':
      return fillText(texts.sendClerk, { number, from: numberOf(hall, move.fromWindowId) })
    case 'delay-break':
      return fillText(texts.delay, {
        number,
        minutes: move.minutes,
        time: localTimeOf(move.breakFrom, hall.timeZone),
      })
    case 'change-services': {
      if (move.change === 'comprehensive') return fillText(texts.comprehensive, { number })
      if (move.change === 'dropped')
        return fillText(texts.dropped, { number, what: servicesText(hall, move.services) })
      const added = move.services.filter((id) => !move.from.includes(id))
      return fillText(texts.added, { number, what: servicesText(hall, added) })
    }
  }
}

/** Whom the manager has to tell that the move was accepted; undefined when the screens tell it. */
export function tellWords(move: Move, { hall, clerks }: MoveWording): Text | undefined {
  const number = numberOf(hall, move.windowId)
  switch (move.kind) {
    case 'open-window':
    case 'move-clerk':
      return fillText(texts.tellOpen, { number, clerk: clerks.get(move.clerkId) ?? move.clerkId })
    case 'resume-window':
      return fillText(texts.tellBack, { number })
    case 'delay-break':
      return fillText(texts.tellBreak, {
        number,
        time: localTimeOf(move.breakFrom + move.minutes * 60_000, hall.timeZone),
      })
    case 'change-services':
      return undefined
  }
}

function numberOf(hall: HallView, windowId: string): number | string {
  return hall.windows.find(({ id }) => id === windowId)?.number ?? windowId
}

/** One or two names, then how many more. */
function servicesText(hall: HallView, ids: readonly string[]): Text {
  const names = ids.map((id) => serviceName(hall, id))
  const shown = names.slice(0, names.length > 3 ? 2 : 3)
  const what = { zh: shown.map(({ zh }) => zh).join('、'), en: shown.map(({ en }) => en).join(', ') }
  if (shown.length === names.length) return what
  return {
    zh: fillText(texts.andMore, { what, n: names.length }).zh,
    en: fillText(texts.andMore, { what, n: names.length - shown.length }).en,
  }
}

/** An expected number of people: whole from ten on, else with one decimal where it has one. */
export function peopleText(count: number): string {
  const rounded = count >= 10 ? Math.round(count) : Math.round(count * 10) / 10
  return String(Object.is(rounded, -0) ? 0 : rounded)
}

/** A wait in milliseconds, to the minute. */
export function waitText(ms: number): Text {
  return waitedTime(Math.round(ms / 60_000))
}
