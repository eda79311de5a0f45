import type { TicketPrint } from '../../shared/mqtt/topic-map.ts'
import type { Text } from '../../shared/text.ts'
import { isHardlyAWait, waitSentence } from '../../shared/texts/wait-range.ts'
import { type TicketPart, ticketParts } from '../../shared/ticket-parts.ts'
import { type EncodedPaper, large, normal, Sheet, type Size, tall, withoutControls } from './paper-sheet.ts'
import { columnsOf, paperColumns, wrap } from './printable-text.ts'

/** The largest multiple of a glyph's width and height that GS ! knows. */
const largestTimes = 8
/** Lines of double-size text a service name may fill before it is set narrower. */
const largeNameLines = 4

/** What a hall that says nothing else tells at the foot. */
const usualAdvice: Text = {
  zh: '请留意叫号屏和广播，过号请找导办员',
  en: 'Missed your call? Ask a guide.',
}

const classWords: Record<TicketPrint['ticket']['class'], Text> = {
  green: { zh: '绿色通道', en: 'Priority' },
  appointment: { zh: '预约', en: 'Appointment' },
  walkin: { zh: '现场取号', en: 'Walk-in' },
}

function numberSize(number: string): Size {
  const times = Math.max(1, Math.min(largestTimes, Math.floor(paperColumns / Math.max(1, columnsOf(number)))))
  return { width: times, height: times }
}

function serviceName(sheet: Sheet, name: Text): void {
  const zh = sheet.clean(name.zh)
  const fits = wrap(zh, paperColumns / large.width).length <= largeNameLines
  sheet.lines(zh, fits ? large : tall, 'bold')
  sheet.lines(sheet.clean(name.en), normal)
}

/** The time of day of `YYYY-MM-DD HH:MM`. */
const timeOfDay = (at: string) => at.slice(-5)

/** The class, with the booked time beside it for whoever comes by appointment. */
function classAndTime(sheet: Sheet, { class: ticketClass, appointmentAt }: TicketPrint['ticket']): void {
  const words = classWords[ticketClass]
  const time = appointmentAt === undefined ? undefined : sheet.clean(timeOfDay(appointmentAt))
  if (time !== undefined && ticketClass === 'appointment') {
    sheet.lines(`${words.zh} ${time} ${words.en}`, large, 'bold')
    return
  }
  sheet.lines(`${words.zh} ${words.en}`, large)
  if (time !== undefined) sheet.lines(`预约时间 Booked for ${time}`, normal)
}

/** When the turn comes: for who is early for an appointment from its time on, for all others after who is ahead. */
function turn(sheet: Sheet, ticket: TicketPrint['ticket']): void {
  const { class: ticketClass, appointmentAt, issuedAt } = ticket
  if (ticketClass !== 'appointment' || appointmentAt === undefined || appointmentAt <= issuedAt) {
    // Others may wait for the same windows, and yet there is hardly a wait: to tell of them would only puzzle.
    if (ticket.waitRange === undefined || !isHardlyAWait(ticket.waitRange))
      peopleAhead(sheet, ticket.peopleAhead)
    expectedWait(sheet, ticket.waitRange)
    return
  }
  const time = sheet.clean(timeOfDay(appointmentAt))
  sheet.lines(`${time} 起叫号`, large, 'bold')
  sheet.lines('有空闲窗口会提前叫您', normal)
  sheet.lines(`Called from ${time}, or sooner if a window is free`, normal)
}

function peopleAhead(sheet: Sheet, count: number): void {
  if (count === 0) {
    sheet.lines('前面没有人等候', large, 'bold')
    sheet.lines('No one is ahead of you', normal)
    return
  }
  sheet.lines(`前面还有 ${count} 人`, large, 'bold')
  sheet.lines(count === 1 ? '1 person ahead of you' : `${count} people ahead of you`, normal)
}

function expectedWait(sheet: Sheet, range: TicketPrint['ticket']['waitRange']): void {
  if (range === undefined) return
  const { zh, en } = waitSentence(range)
  sheet.gap(8)
  sheet.lines(zh, large, 'bold')
  sheet.lines(en, normal)
}

/**
 * The ESC/POS bytes of a ticket for 80 mm paper (576 dots, 48 columns), from reset to partial cut: hall, number as
 * large as the paper takes it, class with the booked time, and as the hall's layout has it: service, when the turn comes,
 * zone, time, the QR code that follows the ticket, advice.
 * A reprint carries a 补打 banner. Pure; sizes and codes as in the ESC/POS command reference.
 */
export function encodeTicket({ kind, ticket, layout }: TicketPrint): EncodedPaper {
  const sheet = new Sheet()
  if (kind === 'reprint') {
    sheet.banner('补打 REPRINT')
    sheet.gap(24)
  }
  if (layout?.greeting !== undefined) {
    sheet.lines(sheet.clean(layout.greeting.zh), tall)
    sheet.lines(sheet.clean(layout.greeting.en), normal)
    sheet.gap(12)
  }
  const hallName = sheet.clean(ticket.hallName.zh)
  sheet.lines(hallName, columnsOf(hallName) <= paperColumns ? large : tall)
  sheet.lines(sheet.clean(ticket.hallName.en), normal)
  sheet.rule()
  sheet.lines('您的号码 Your number', normal)
  const number = sheet.clean(ticket.number).slice(0, paperColumns)
  sheet.lines(number, numberSize(number), 'bold')
  sheet.gap(12)
  classAndTime(sheet, ticket)
  const parts = layout?.parts ?? ticketParts
  for (const [index, part] of parts.entries()) body[part](sheet, ticket, { before: parts[index - 1], layout })
  return { bytes: sheet.finish(), missing: sheet.missing }
}

interface Surroundings {
  readonly before: TicketPart | undefined
  readonly layout: TicketPrint['layout']
}

/** What stands under the number, part by part; each keeps its distance to the one before. */
const body: Readonly<
  Record<TicketPart, (sheet: Sheet, ticket: TicketPrint['ticket'], at: Surroundings) => void>
> = {
  service(sheet, ticket) {
    sheet.rule()
    serviceName(sheet, ticket.serviceName)
  },
  turn(sheet, ticket) {
    sheet.gap(20)
    turn(sheet, ticket)
  },
  zone(sheet, { zoneName }, { before }) {
    if (before !== 'time') sheet.rule()
    sheet.lines(`等候区 ${sheet.clean(zoneName.zh)}`, large)
    sheet.lines(sheet.clean(zoneName.en), normal)
  },
  time(sheet, { issuedAt }, { before }) {
    if (before !== 'zone') sheet.rule()
    sheet.lines(`取号时间 Issued ${sheet.clean(issuedAt)}`, normal)
  },
  qr(sheet, ticket) {
    const followUrl = withoutControls(ticket.followUrl)
    if (followUrl === '') return
    sheet.gap(24)
    sheet.qr(followUrl)
    sheet.gap(12)
    sheet.lines('扫码查看排队进度', large)
    sheet.lines('Scan to follow your place in the queue', normal)
  },
  advice(sheet, _ticket, { layout }) {
    sheet.gap(16)
    const { zh, en } = layout?.advice ?? usualAdvice
    sheet.lines(sheet.clean(zh), normal)
    sheet.lines(sheet.clean(en), normal)
  },
}
