import type { Text } from '../../shared/text.ts'
import type { HallEvent } from '../domain/hall.ts'
import type { Recorded } from '../domain/journal.ts'
import type { BookingAudit } from './booking-audit.ts'
import { faultsOfOrder } from './call-order-audit.ts'
import { numberOf, type TicketHistory } from './day-history.ts'
import type { Acknowledgement } from './steady-treatment.ts'
import { faultsOfWords } from './ticket-words.ts'

/** One thing that must hold, and whether it did. */
export interface CheckResult {
  readonly name: string
  readonly title: Text
  readonly ok: boolean
  /** The figures behind it, or the first faults. */
  readonly detail: string
}

/** Paper as it came out of a printer. */
export interface Paper {
  readonly number: string | null
  readonly kind: 'original' | 'reprint'
  /** Cut, not torn off in the middle. */
  readonly complete: boolean
}

/** What was seen from outside on the day, and the hub's own truth after it. */
export interface DayEvidence {
  /** Visitors who came. */
  readonly visitors: number
  readonly journal: readonly Recorded<HallEvent>[]
  readonly tickets: ReadonlyMap<string, TicketHistory>
  readonly acknowledged: readonly Acknowledgement[]
  /** Numbers as visitors hold them. */
  readonly numbers: readonly string[]
  readonly papers: readonly Paper[]
  /** True when a board showed the number called to the window. */
  readonly isCallSeen: (ticketNumber: string, windowId: string) => boolean
  /** The hub's own comparison of journal, tables and snapshot. */
  readonly tables: { readonly ok: boolean; readonly problems: readonly string[] }
  /** The bookings as the journal has them, beside those of the day file; null for a day without any. */
  readonly bookings: BookingEvidence | null
  /** Errors that players met and that have no right to be. */
  readonly playerErrors: readonly string[]
}

/** The bookings of a day, as they were made and as the journal has them. */
export interface BookingEvidence {
  readonly audit: BookingAudit
  /** Rows that were booked, and those of them who never came. */
  readonly booked: number
  readonly absent: number
  /** Ids of the messages that the gateway took. */
  readonly messages: readonly string[]
}

const shownFaults = 3

/** Everything that must hold of a played day. */
export function checkDay(evidence: DayEvidence): CheckResult[] {
  const { journal } = evidence
  const words = faultsOfWords(journal)
  const order = faultsOfOrder(journal)
  return [
    result('players', { zh: '外部各方运行无误', en: 'no player met an error' }, evidence.playerErrors),
    numbersAreUnique(evidence),
    papersAreSingle(evidence),
    result(
      'sequence',
      { zh: '日志序号连续、时间不倒退', en: 'journal without gap, time never back' },
      gapsOf(journal),
      `${journal.length} events`,
    ),
    result('series', { zh: '每个系列号码连续', en: 'every series without gap' }, seriesGaps(journal)),
    result('words', { zh: '号票状态变化合法', en: 'every ticket went a legal way' }, words.words),
    result(
      'windows',
      { zh: '一窗一号、一号一窗', en: 'one ticket a window, one window a ticket' },
      words.windows,
    ),
    result(
      'order',
      { zh: '叫号顺序符合规则（由日志重算）', en: 'calls follow the rule, recomputed' },
      order.faults,
      `${order.checked} calls`,
    ),
    ...(evidence.bookings === null ? [] : bookingsHold(evidence.bookings)),
    callsAreSeen(evidence),
    ratingsAreSingle(evidence),
    acknowledgedIsKept(evidence),
    result(
      'tables',
      { zh: '日志与数据表一致', en: 'fold of the journal = tables' },
      evidence.tables.ok ? [] : ['the hub reports:', ...evidence.tables.problems],
    ),
  ]
}

function result(name: string, title: Text, faults: readonly string[], figures = ''): CheckResult {
  if (faults.length === 0) return { name, title, ok: true, detail: figures }
  const more = faults.length > shownFaults ? `; ${faults.length - shownFaults} more` : ''
  return { name, title, ok: false, detail: faults.slice(0, shownFaults).join('; ') + more }
}

function numbersAreUnique({ visitors, numbers, tickets }: DayEvidence): CheckResult {
  const different = new Set(numbers).size
  const faults: string[] = []
  if (numbers.length !== visitors) faults.push(`${visitors} visitors came, ${numbers.length} hold a number`)
  if (different !== numbers.length) faults.push(`${numbers.length} numbers, ${different} different ones`)
  if (tickets.size !== numbers.length)
    faults.push(`the journal issued ${tickets.size}, visitors hold ${numbers.length}`)
  return result(
    'numbers',
    { zh: '号码与来客一一对应', en: 'as many different numbers as visitors' },
    faults,
    `${different}`,
  )
}

function papersAreSingle({ tickets, papers }: DayEvidence): CheckResult {
  const originals = new Map<string, number>()
  const faults: string[] = []
  for (const paper of papers) {
    if (!paper.complete || paper.number === null)
      faults.push(`a paper without ${paper.complete ? 'a number' : 'its end'} came out`)
    else if (paper.kind === 'original') originals.set(paper.number, (originals.get(paper.number) ?? 0) + 1)
  }
  let printed = 0
  for (const { ticketNumber, originalJobId, originalOutcome } of tickets.values()) {
    const count = originals.get(ticketNumber) ?? 0
    originals.delete(ticketNumber)
    printed += count
    if (count !== (originalJobId === null ? 0 : 1)) faults.push(`${ticketNumber} was printed ${count} times`)
    if (count === 1 && originalOutcome !== 'printed')
      faults.push(`${ticketNumber} is on paper, the journal says ${originalOutcome ?? 'nothing'}`)
  }
  for (const number of originals.keys()) faults.push(`${number} is on paper and was never issued`)
  return result(
    'papers',
    { zh: '每号原件恰好打印一次', en: 'each original printed exactly once' },
    faults,
    `${printed}`,
  )
}

function gapsOf(journal: readonly Recorded<HallEvent>[]): string[] {
  const faults: string[] = []
  let lastAt = 0
  for (const [index, { seq, at }] of journal.entries()) {
    if (seq !== index + 1) faults.push(`#${seq} stands where #${index + 1} belongs`)
    if (at < lastAt) faults.push(`#${seq} is ${lastAt - at} ms before the one ahead of it`)
    lastAt = at
  }
  return faults
}

function seriesGaps(journal: readonly Recorded<HallEvent>[]): string[] {
  const last = new Map<string, number>()
  const faults: string[] = []
  for (const { event } of journal) {
    if (event.type !== 'TicketIssued') continue
    const key = `${event.businessDay} ${event.series}`
    const expected = (last.get(key) ?? 0) + 1
    if (event.sequence !== expected)
      faults.push(
        `${numberOf(event.series, event.sequence)} follows ${numberOf(event.series, expected - 1)} on ${event.businessDay}`,
      )
    last.set(key, event.sequence)
  }
  return faults
}

function bookingsHold({ audit, booked, absent, messages }: BookingEvidence): CheckResult[] {
  const { confirmed, checkedIn, noShows, faults } = audit
  const expect = (what: string, found: number, expected: number) =>
    found === expected ? [] : [`${found} ${what}, by the day file ${expected}`]
  const twice = messages.length - new Set(messages).size
  return [
    result(
      'slots',
      { zh: '时段不超额（由日志重算）', en: 'no slot above its places, recomputed' },
      [...expect('bookings', confirmed, booked), ...faults.slots],
      `${confirmed} bookings`,
    ),
    result(
      'persons',
      { zh: '每人每事项至多一个有效预约', en: 'one open booking per person and matter' },
      faults.persons,
    ),
    result(
      'check-ins',
      {
        zh: '一个预约至多一张号票，类别与次序正确',
        en: 'one ticket a booking, its class and seniority right',
      },
      [...expect('check-ins', checkedIn, booked - absent), ...faults.tickets],
      `${checkedIn}`,
    ),
    result(
      'no-shows',
      { zh: '爽约如实标记', en: 'no-shows marked as they were' },
      [...expect('no-shows', noShows, absent), ...faults.noShows],
      `${noShows}`,
    ),
    result(
      'messages',
      { zh: '短信不重复', en: 'no message sent twice' },
      twice === 0 ? [] : [`${twice} of ${messages.length} messages came again`],
      `${messages.length}`,
    ),
  ]
}

function callsAreSeen({ journal, tickets, isCallSeen }: DayEvidence): CheckResult {
  const faults: string[] = []
  let calls = 0
  for (const { event, seq } of journal) {
    if (event.type !== 'TicketCalled') continue
    calls += 1
    const number = tickets.get(event.ticketId)?.ticketNumber ?? event.ticketId
    if (!isCallSeen(number, event.windowId)) faults.push(`#${seq} ${number} to ${event.windowId}`)
  }
  return result(
    'boards',
    { zh: '每次叫号都上了显示屏', en: 'every call was seen on a board' },
    faults,
    `${calls} calls`,
  )
}

function ratingsAreSingle({ journal }: DayEvidence): CheckResult {
  const servedAt = new Map<string, string>()
  const rated = new Set<string>()
  const faults: string[] = []
  for (const { event, seq } of journal) {
    if (event.type === 'ServiceFinished') servedAt.set(event.caseId, event.windowId)
    if (event.type !== 'CaseRated') continue
    if (rated.has(event.caseId)) faults.push(`#${seq} rates case ${event.caseId} again`)
    if (servedAt.get(event.caseId) !== event.windowId)
      faults.push(`#${seq} rates case ${event.caseId} from window ${event.windowId}`)
    rated.add(event.caseId)
  }
  return result(
    'ratings',
    { zh: '每件至多一次评价，且来自本窗口', en: 'at most one rating a case, from its own window' },
    faults,
    `${rated.size}`,
  )
}

/** What a client was told is in the journal, once; a repeat under the same key did not act twice. */
function acknowledgedIsKept({ journal, acknowledged }: DayEvidence): CheckResult {
  const recorded = new Map<string, number>()
  for (const { event } of journal) {
    const subject = subjectOf(event)
    if (subject === undefined) continue
    const key = `${event.type} ${subject}`
    recorded.set(key, (recorded.get(key) ?? 0) + 1)
  }
  const faults: string[] = []
  for (const { type, subject } of acknowledged) {
    const count = recorded.get(`${type} ${subject}`) ?? 0
    if (count !== 1)
      faults.push(`${type} of ${subject} was acknowledged and is ${count} times in the journal`)
  }
  return result(
    'acknowledged',
    { zh: '已答复的都在日志里，且只有一次', en: 'what was acknowledged is in the journal, once' },
    faults,
    `${acknowledged.length} replies`,
  )
}

function subjectOf(event: HallEvent): string | undefined {
  if (event.type === 'CaseRated') return event.caseId
  if (event.type === 'BookingConfirmed') return event.number
  return 'ticketId' in event ? event.ticketId : undefined
}
