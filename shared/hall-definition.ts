import { z } from 'zod'
import { announcementLanguages } from './announcements.ts'
import { bookingSetup } from './booking/booking-setup.ts'
import { timeOfDay } from './booking/timetable.ts'
import { contrasts, textPercents } from './device-look.ts'
import { referenceFaults } from './hall-references.ts'
import { ledSettings } from './led-settings.ts'
import { anyService } from './service-list.ts'
import type { Text } from './text.ts'
import { ticketParts } from './ticket-parts.ts'
import { usualCalling } from './usual-calling.ts'
import { windowKinds } from './window-words.ts'

/** The kinds of device a hall enrols. */
export const deviceKinds = ['board', 'window-screen', 'pad', 'printer', 'kiosk', 'led'] as const
export type DeviceKind = (typeof deviceKinds)[number]

/** The roles of staff, from the window to the whole system. */
export const staffRoles = ['clerk', 'guide', 'manager', 'administrator'] as const
export type StaffRole = (typeof staffRoles)[number]

/** Classes of ticket in the order in which the strict policy serves them. */
export const ticketClasses = ['green', 'appointment', 'walkin'] as const
export type TicketClass = (typeof ticketClasses)[number]

/** Grounds on which a guide grants the green channel (绿色通道); never self-declared. */
export const greenGrounds = [
  'elderly',
  'disabled',
  'pregnant',
  'military',
  'firefighter',
  'ill',
  'key-project',
] as const
export type GreenGround = (typeof greenGrounds)[number]

/** The call orders a hall can choose from. */
export const callOrderNames = ['fifo', 'strict', 'slack', 'deadline', 'hall'] as const
export type CallOrderName = (typeof callOrderNames)[number]

/** The longest booking of one service, in consecutive slots: half a day of half hours and more. */
const maxBookingSlots = 12

const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'an id is 1-40 lower-case letters, digits or hyphens, as in "w03"')
const text = z.object({ zh: z.string().min(1).max(80), en: z.string().max(120) }) satisfies z.ZodType<Text>
const longText = z.object({ zh: z.string().min(1).max(400), en: z.string().max(600) })
const minutes = z
  .number()
  .positive()
  .max(24 * 60)

const department = z.object({ id, name: text })

/** One thing to bring. Who issues it and as what it is wanted came later: older definitions have neither. */
const material = longText.extend({
  /** Who issues it (出具单位), so that the visitor knows where to go for it. */
  issuedBy: text.optional(),
  /** Original or copies (原件、复印件), and how many. */
  copies: text.optional(),
})

const service = z.object({
  id,
  name: text,
  departmentId: id,
  /** A single matter (事项), or a package of one life event (一件事) that is done on one ticket. */
  kind: z.enum(['matter', 'package']),
  /** For a package: the matters done on its ticket. Empty for a matter. */
  matters: z.array(id).max(20),
  /** The letter of the service group's number series: tickets A001, A002, ... */
  seriesPrefix: z.string().regex(/^[A-Z]$/, 'one capital letter'),
  expectedMinutes: minutes,
  targetMinutes: z.object({ green: minutes, appointment: minutes, walkin: minutes }),
  /** What the visitor has to bring, one line each. */
  materials: z.array(material).max(20),
  /** What others most often got wrong (常见错误), one line each. Left out means none are known. */
  mistakes: z.array(longText).max(10).optional(),
  /** What it costs (收费), "free" included. Left out means not stated. */
  fee: longText.optional(),
  /** How it is done without a window, at a machine or on the phone (自助办). Left out means it is not. */
  selfService: longText.optional(),
  /** Consecutive slots that a booking of it takes. Left out means one. */
  bookingSlots: z.number().int().min(1).max(maxBookingSlots).optional(),
})

const zone = z.object({ id, name: text })

const hallWindow = z.object({
  id,
  /** The number over the counter, as called. */
  number: z.number().int().min(1).max(9999),
  name: text,
  /** 无差别综合窗口, 分领域综合窗口 or 专窗. */
  kind: z.enum(windowKinds),
  zoneId: id,
  /** `["*"]` for any service, else service ids. */
  services: z.array(z.union([z.literal(anyService), id])).min(1),
  /** When it is staffed by plan, in local time; left out where nobody plans it. */
  shifts: z
    .array(z.object({ from: timeOfDay, to: timeOfDay }))
    .max(10)
    .optional(),
})

const staffMember = z.object({
  id,
  name: text,
  /** The number on the badge (工号). */
  badgeNumber: z.string().regex(/^[0-9]{4,8}$/, '4-8 digits'),
  role: z.enum(staffRoles),
})

const device = z.object({
  id,
  kind: z.enum(deviceKinds),
  name: text,
  /** The zone a board shows and speaks to; an LED panel shows its calls. */
  zoneId: id.optional(),
  /** The window a screen or pad belongs to; an LED panel without a zone does, too. */
  windowId: id.optional(),
  /** The printer a kiosk prints on. */
  printerId: id.optional(),
  /** True on the one board of a zone that speaks its calls. */
  voice: z.boolean().optional(),
  /** What an LED panel is like and how it is reached. */
  led: z.optional(ledSettings),
  /** How large the text of a screen is, in per cent of the designed size. Left out means as set at the screen. */
  textPercent: z.literal(textPercents).optional(),
  /** High contrast, or what the screen's own system asks for. Left out means as set at the screen. */
  contrast: z.enum(contrasts).optional(),
})

/** How the call order `hall` weighs who waits; what is left out is as usual. */
const callingRules = z.object({
  /** A ticket that has waited this long goes first. The window that calls it has to come free, so keep it below what is promised. */
  hardLimitMinutes: minutes.default(usualCalling.hardLimitMinutes),
  /** On a day so crowded that people would wait longer than that in turn: the share of the longest such wait. */
  crowdedShare: z.number().min(0.5).max(1.5).default(usualCalling.crowdedShare),
  /** When newcomers would wait this long in turn, a service's whole expected time is added to its due time. */
  rushMinutes: minutes.default(usualCalling.rushMinutes),
})
/** How the call order `hall` weighs who waits. */
export type CallingRules = z.output<typeof callingRules>

/** What a hall has that says nothing of it. */
export const defaultCallingRules: CallingRules = usualCalling

const rules = z.object({
  /** Who is called next. */
  callOrder: z.enum(callOrderNames),
  /** Settings of the call order `hall`; older definitions have none. */
  calling: callingRules.optional(),
  /** Calls of one ticket at most, the first included. */
  maxCalls: z.number().int().min(1).max(10),
  /** Seconds between two calls of one ticket at least. */
  recallGapSeconds: z.number().int().min(0).max(600),
  /** A ticket may become a no-show after this many calls and this many seconds since the first. */
  noShowAfterCalls: z.number().int().min(1).max(10),
  noShowAfterSeconds: z.number().int().min(0).max(3600),
  /** How often a no-show may come back to the queue, within how long. */
  requeueLimit: z.number().int().min(0).max(3),
  requeueWithinMinutes: minutes,
  /** How long a clerk can take the last act back. */
  undoSeconds: z.number().int().min(0).max(120),
  /** How long the pad waits for a rating after it invited. */
  ratingSeconds: z.number().int().min(5).max(600),
  /** A call that could not be spoken for this long is dropped. */
  announcementSeconds: z.number().int().min(5).max(600),
  /** A print job is not printed any more after this long: the visitor has gone with the number on the screen. */
  printExpiryMinutes: minutes,
})

/** How the hall's tickets look on paper; hall, number and class are always there. */
export const ticketLayout = z.object({
  /** What stands under the number, in this order; a part that is not named is not printed. Left out means the usual parts. */
  parts: z
    .array(z.enum(ticketParts))
    .refine((list) => new Set(list).size === list.length, 'each part once')
    .optional(),
  /** A line above the hall's name. */
  greeting: text.optional(),
  /** The hall's own advice at the foot, in place of the usual one. */
  advice: text.optional(),
})
/** How the hall's tickets look on paper. */
export type TicketLayout = z.infer<typeof ticketLayout>

/** The hall's own words on its public screens; what is left out is said in the usual words. */
const wording = z.object({
  /** A greeting on the hall boards. */
  boardWelcome: text.optional(),
  /** The heading of a kiosk, in one line of large letters. */
  kioskWelcome: z.object({ zh: z.string().min(1).max(12), en: z.string().max(36) }).optional(),
  /** What stands beside a kiosk's button for help, in two lines: where the guides are, who goes first. */
  help: z.object({ zh: z.string().min(1).max(40), en: z.string().max(90) }).optional(),
})
/** How the hall speaks its calls (语音播报); what is left out is as usual. */
const announcements = z.object({
  /** Loudness in percent of the recording. */
  volumePercent: z.number().int().min(0).max(100).optional(),
  /** Local times when calls are shown but not spoken; one that ends before it begins runs over midnight. */
  quietHours: z
    .array(z.object({ from: timeOfDay, to: timeOfDay }))
    .max(5)
    .optional(),
  /** Spoken in this order: Mandarin, English, Minnan (闽南话, once the voice pack has its clips). */
  languages: z
    .array(z.enum(announcementLanguages))
    .min(1)
    .refine((list) => new Set(list).size === list.length, 'each language once')
    .optional(),
})

const shape = z.object({
  id,
  name: text,
  /** IANA name; fixes the business day. */
  timeZone: z.string().refine(isTimeZone, 'not a time zone of the IANA table, as "Asia/Shanghai" is'),
  rules,
  departments: z.array(department).min(1),
  services: z.array(service).min(1),
  zones: z.array(zone).min(1),
  windows: z.array(hallWindow).min(1),
  staff: z.array(staffMember),
  devices: z.array(device),
  /** What can be booked; a hall without it takes no bookings until its manager sets them up. */
  booking: bookingSetup.optional(),
  /** Left out where tickets look as usual. */
  ticketLayout: ticketLayout.optional(),
  /** Left out where calls are spoken as usual. */
  announcements: announcements.optional(),
  /** Left out where the screens speak in the usual words. */
  wording: wording.optional(),
})

/** A hall as its administrators write it down: one JSON file, checked whole. */
export const hallDefinition = shape.superRefine((hall, context) => {
  for (const { path, message } of referenceFaults(hall))
    context.addIssue({ code: 'custom', path: [...path], message: message.en, params: { zh: message.zh } })
})

/** A checked hall definition. */
export type HallDefinition = z.infer<typeof hallDefinition>
export type ServiceDefinition = HallDefinition['services'][number]
export type WindowDefinition = HallDefinition['windows'][number]
export type DeviceDefinition = HallDefinition['devices'][number]
export type StaffMember = HallDefinition['staff'][number]
export type HallRules = HallDefinition['rules']

/** The settings of the call order `hall`: the hall's own, or what is usual. */
export function callingRulesOf({ calling = defaultCallingRules }: Pick<HallRules, 'calling'>): CallingRules {
  return calling
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
