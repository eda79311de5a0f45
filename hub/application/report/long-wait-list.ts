import { ticketClasses } from '../../../shared/hall-definition.ts'
import type { Text } from '../../../shared/text.ts'
import { classWords } from '../../../shared/texts/common.ts'
import { outcomeWords, reportTexts as texts } from '../../../shared/texts/day-report.ts'
import { type LongWait, longestWaits } from './longest-waits.ts'
import { filled, type Markup, markup, say, sayName } from './markup.ts'
import { clockText, minutesText } from './number-text.ts'
import { classChip, section } from './parts.ts'
import type { ReportedDay } from './reported-day.ts'

const listed = 10

/** The visitors who waited longest, and what made them. */
export function longWaitList(day: ReportedDay): Markup {
  const waits = longestWaits(day, listed)
  if (waits.length === 0)
    return section('longest', texts.longest, markup`<p class="empty">${say(texts.longestNone)}</p>`)
  return section(
    'longest',
    texts.longest,
    markup`<p class="second">${say(texts.longestCaption, { n: waits.length })}</p><ol class="card long-waits">${waits.map((wait) => entry(wait, day))}</ol>`,
  )
}

function entry(wait: LongWait, { plan }: ReportedDay): Markup {
  const { name, waitSeconds, serviceId, queuedAt, windowId, outcome } = wait.visit
  const service = plan.services.find(({ id }) => id === serviceId)
  const window = plan.windows.find(({ id }) => id === windowId)
  const ending =
    windowId === null ? outcomeWords[outcome] : filled(texts.servedAt, { window: window?.name ?? windowId })
  return markup`<li><p class="wait"><span class="number">${minutesText(waitSeconds)}</span> ${say(texts.minutes)}</p>
<div><p><b class="number">${name}</b> ${classChip(wait.visit.class)}</p><p>${sayName(service?.name ?? serviceId)}</p></div>
<div class="second"><p>${say(sentence([filled(texts.queuedAt, { at: clockText(queuedAt) }), ending]))}</p><p>${say(why(wait))}</p></div></li>`
}

function why({ windows, staffed, ahead, overtakenBy }: LongWait): Text {
  if (windows === 0) return texts.whyNoWindow
  const classes = ticketClasses.filter((name) => overtakenBy[name] > 0)
  const overtakers = classes.map((name) =>
    filled(texts.classCount, { class: classWords[name], n: overtakenBy[name] }),
  )
  const n = classes.reduce((sum, name) => sum + overtakenBy[name], 0)
  return sentence([
    filled(texts.whyWindows, { windows, staffed }),
    filled(texts.whyAhead, { ahead }),
    n === 0 ? texts.whyNobodyOvertook : filled(texts.whyOvertaken, { n, classes: sentence(overtakers) }),
  ])
}

/** Texts set one after the other with the commas of their language. */
function sentence(parts: readonly Text[]): Text {
  return { zh: parts.map(({ zh }) => zh).join('，'), en: parts.map(({ en }) => en).join(', ') }
}
