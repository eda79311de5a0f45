import { z } from 'zod'
import { deviceKinds, greenGrounds, staffRoles, ticketClasses } from '../hall-definition.ts'
import { printOutcomes } from '../mqtt/topic-map.ts'
import { rebalancingView } from './rebalancing-schemas.ts'

const text = z.object({ zh: z.string(), en: z.string() }).meta({ id: 'Text' })
const epochMs = z.number().int().nonnegative().meta({ description: "Epoch milliseconds of the hub's clock" })
const count = z.number().int().nonnegative()
const identifier = z.string().min(1).max(80)

/** States of a ticket. */
const ticketStatuses = [
  'waiting',
  'called',
  'serving',
  'held',
  'no-show',
  'served',
  'void',
  'closed',
] as const
export type TicketStatus = (typeof ticketStatuses)[number]

/** How a service ended. */
const caseOutcomes = ['done', 'accepted', 'materials-missing', 'advised', 'refused'] as const
export type CaseOutcome = (typeof caseOutcomes)[number]

/** Why a ticket was made void. */
const voidReasons = ['visitor-left', 'mistake', 'duplicate', 'identity-mismatch', 'other'] as const
export type VoidReason = (typeof voidReasons)[number]

/** Why a window is paused. */
const pauseReasons = ['break', 'lunch', 'meeting', 'system-fault', 'back-office', 'other'] as const
export type PauseReason = (typeof pauseReasons)[number]
/** The longest pause that is announced with its end. */
const maxPauseMinutes = 240

/** Why a ticket is on hold. */
const holdReasons = [
  'filling-forms',
  'copying',
  'fetching-materials',
  'paying',
  'consulting',
  'other',
] as const
export type HoldReason = (typeof holdReasons)[number]

/** Why this ticket was called and no other, as a code with its data. */
const callReasons = [
  'first-come',
  'class-first',
  'due-first',
  'green-first',
  'appointment',
  'over-limit',
  'late-in-turn',
  'early',
  'given-number',
  'bound-to-window',
] as const
export type CallReason = (typeof callReasons)[number]

/** What happened to a ticket on its way through the hall, as whoever serves its visitor is told. */
const visitStepKinds = [
  'taken',
  'green',
  'called',
  'no-show',
  'requeued',
  'held',
  'resumed',
  'transferred',
  'served',
] as const
export type VisitStepKind = (typeof visitStepKinds)[number]

// Bodies of requests ------------------------------------------------------------------------------------------------

export const signInBody = z.object({
  badgeNumber: z.string().min(1).max(20),
  password: z.string().min(1).max(200),
})
export const changePasswordBody = z.object({
  present: z.string().min(1).max(200),
  /** At least 8 characters. */
  next: z.string().min(8).max(200),
})
export const windowSignInBody = z.object({ windowId: identifier })
export const pauseBody = z.object({
  reason: z.enum(pauseReasons),
  /** For how many minutes, as the clerk means it: the window's screen says when the clerk will be back. */
  minutes: z.number().int().min(1).max(maxPauseMinutes).optional(),
})
const finishing = z.object({
  outcome: z.enum(caseOutcomes),
  /** 办件编号, from the acceptance system; none for advice. */
  caseNumber: z.string().max(60).optional(),
})
export const finishBody = finishing
export const nextBody = z.object({
  /** Finish the ticket at the window first (办结并叫下一位). */
  finishing: finishing.optional(),
})
export const callNumberBody = z.object({ ticketNumber: z.string().min(2).max(8) })
export const holdBody = z.object({ reason: z.enum(holdReasons) })
export const resumeTicketBody = z.object({ ticketId: identifier })
export const transferBody = z.object({
  /** The service to wait for; the ticket's own when left out. */
  serviceId: identifier.optional(),
  /** The window to wait for; any that takes the service when left out. */
  windowId: identifier.optional(),
})
export const addMatterBody = z.object({ serviceId: identifier })
export const takeTicketBody = z.object({
  serviceId: identifier,
  language: z.enum(['zh', 'en']).default('zh'),
})
export const printHintsBody = takeTicketBody.extend({})
export const guideTicketBody = takeTicketBody.extend({
  /** Ground of the green channel, as the guide has seen it. */
  ground: z.enum(greenGrounds).optional(),
  /** Where to print it; nowhere when left out. */
  printerId: identifier.optional(),
})
export const greenBody = z.object({ ground: z.enum(greenGrounds) })
export const voidBody = z.object({ reason: z.enum(voidReasons) })
export const reprintBody = z.object({ printerId: identifier })
export const windowServicesBody = z.object({ services: z.array(identifier).min(1).max(500) })
export const noticeBody = z.object({
  /** What the boards say; English may be left empty. */
  text: z.object({ zh: z.string().trim().min(1).max(120), en: z.string().trim().max(240) }),
  /** The only zone whose board shows it; all when left out. */
  zoneId: identifier.optional(),
  /** When it ends by itself; until it is withdrawn when left out. */
  until: epochMs.optional(),
})
export const enrolBody = z.object({ code: z.string().min(4).max(40) })

// Answers -----------------------------------------------------------------------------------------------------------

export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    /** The code of the closed list of errors. */
    code: z.string(),
    detail: z.string(),
    detailZh: z.string(),
    requestId: z.string(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' })

/** One thing to bring. Who issues it, and whether the original or copies are wanted, where the hall says so. */
const material = z
  .object({ zh: z.string(), en: z.string(), issuedBy: text.optional(), copies: text.optional() })
  .meta({ id: 'Material' })

const hallService = z
  .object({
    id: z.string(),
    name: text,
    departmentId: z.string(),
    kind: z.enum(['matter', 'package']),
    matters: z.array(z.string()),
    seriesPrefix: z.string(),
    expectedMinutes: z.number(),
    /** Target waits by class, for the staff's "distance to target". */
    targetMinutes: z.object({ green: z.number(), appointment: z.number(), walkin: z.number() }),
    materials: z.array(material),
    /** What others most often got wrong. */
    mistakes: z.array(text),
    /** What it costs, "free" included; null when the hall does not say. */
    fee: text.nullable(),
    /** How it is done without a window; left out when it is not. */
    selfService: text.optional(),
    /** The zones whose windows take it, joined. */
    zoneName: text,
    /** Consecutive slots that a booking of it takes. */
    bookingSlots: z.number().int().min(1),
    /** Lower-case pinyin of the Chinese name without spaces, and its initials: `gongjijin`, `gjj`. */
    pinyin: z.string(),
    initials: z.string(),
  })
  .meta({ id: 'Service' })

/** What anybody may know of the hall. */
export const hallView = z
  .object({
    id: z.string(),
    name: text,
    timeZone: z.string(),
    departments: z.array(z.object({ id: z.string(), name: text })),
    services: z.array(hallService),
    zones: z.array(z.object({ id: z.string(), name: text })),
    windows: z.array(
      z.object({
        id: z.string(),
        number: z.number().int(),
        name: text,
        kind: z.enum(['comprehensive', 'domain', 'dedicated']),
        zoneId: z.string(),
        services: z.array(z.string()),
      }),
    ),
    devices: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(deviceKinds),
        name: text,
        zoneId: z.string().optional(),
        windowId: z.string().optional(),
        printerId: z.string().optional(),
      }),
    ),
    /** The hall's own words on its public screens; what is left out is said in the usual words. */
    wording: z
      .object({ boardWelcome: text.optional(), kioskWelcome: text.optional(), help: text.optional() })
      .optional(),
    /** Demo halls let a page enrol itself on this machine. */
    demo: z.boolean(),
    /** Where phones reach the hub, without a slash at its end; for QR codes. */
    publicUrl: z.string().optional(),
    /** Where the virtual printer shows its paper; null when none runs. */
    virtualPrinterUrl: z.string().nullable(),
  })
  .meta({ id: 'Hall' })

/** A wait as it is foreseen, in whole minutes: one in two waits at most p50, nine in ten at most p90. */
const waitRange = z.object({ p50Minutes: count, p90Minutes: count }).meta({ id: 'WaitRange' })

const queueView = z.object({
  serviceId: z.string(),
  waiting: count,
  longestWaitSeconds: count,
  /** Tickets of any service that are called before a walk-in who took one now. */
  peopleAhead: count,
  /** The wait of a walk-in who took a ticket now; null when it is not known, or may outlast the day. */
  waitRange: waitRange.nullable(),
  /** Open windows that take the service. */
  openWindows: count,
})

const version = { epoch: count, rev: count, at: epochMs }

/** The queues of the hall, for kiosk and portal. */
export const queuesView = z
  .object({ ...version, businessDay: z.string(), open: z.boolean(), queues: z.array(queueView) })
  .meta({ id: 'Queues' })

/** A ticket as its visitor sees it. */
export const followView = z
  .object({
    ...version,
    hallName: text,
    /** IANA name: times are shown as the hall's clocks show them. */
    timeZone: z.string(),
    ticketNumber: z.string(),
    businessDay: z.string(),
    serviceName: text,
    class: z.enum(ticketClasses),
    status: z.enum(ticketStatuses),
    /** Tickets that are called before this one by the rule in force; 0 when next or no longer waiting. */
    peopleAhead: count,
    /** What is left of the wait; null when it does not wait, or when it is not known. */
    waitRange: waitRange.nullable(),
    issuedAt: epochMs,
    /** Begin of the booked slot; null without a booking. */
    appointmentAt: epochMs.nullable(),
    calledAt: epochMs.nullable(),
    window: z.object({ number: z.number().int(), name: text, zoneName: text }).nullable(),
    print: z.enum(['none', 'pending', ...printOutcomes]),
  })
  .meta({ id: 'FollowedTicket' })

/** A ticket just taken. */
export const takenTicket = z
  .object({
    ticketId: z.string(),
    ticketNumber: z.string(),
    /** Unguessable; opens the page that follows the ticket. */
    code: z.string(),
    followUrl: z.string(),
    serviceName: text,
    class: z.enum(ticketClasses),
    peopleAhead: count,
    /** The wait as it was foreseen; null when it was not known in time. */
    waitRange: waitRange.nullable(),
    issuedAt: epochMs,
    print: z.enum(['none', 'pending']),
  })
  .meta({ id: 'TakenTicket' })

/** Hints are on their way to the printer. */
export const printedHints = z.object({ jobId: z.string() }).meta({ id: 'PrintedHints' })

export const staffView = z
  .object({
    staffId: z.string(),
    name: text,
    badgeNumber: z.string(),
    role: z.enum(staffRoles),
  })
  .meta({ id: 'StaffSession' })

const ticketCard = z
  .object({
    ticketId: z.string(),
    ticketNumber: z.string(),
    serviceId: z.string(),
    /** Matters added to the ticket besides its service, or those of its package. */
    matters: z.array(z.string()),
    class: z.enum(ticketClasses),
    ground: z.enum(greenGrounds).nullable(),
    status: z.enum(ticketStatuses),
    queuedAt: epochMs,
    issuedAt: epochMs,
    appointmentAt: epochMs.nullable(),
    /** Whose booking it is, masked: the clerk compares it with the document shown. Null without a booking. */
    booked: z
      .object({ number: z.string(), name: z.string(), documentType: z.string(), document: z.string() })
      .nullable(),
    /** Calls so far. */
    calls: count,
    firstCalledAt: epochMs.nullable(),
    lastCalledAt: epochMs.nullable(),
    startedAt: epochMs.nullable(),
    reason: z.enum(callReasons).nullable(),
    /** The limit of waiting that it is or was over, in minutes; with the reason `over-limit`. */
    limitMinutes: count.nullable(),
    holdReason: z.enum(holdReasons).nullable(),
    /** Where it is, was served, or is bound to wait for. */
    windowId: z.string().nullable(),
    requeues: count,
    print: z.enum(['none', 'pending', ...printOutcomes]),
  })
  .meta({ id: 'TicketCard' })

/** The clerk's window: who is here, who is next, what can be done. */
export const clerkView = z
  .object({
    ...version,
    businessDay: z.string(),
    clerk: staffView,
    window: z
      .object({
        id: z.string(),
        number: z.number().int(),
        name: text,
        kind: z.enum(['comprehensive', 'domain', 'dedicated']),
        services: z.array(z.string()),
        status: z.enum(['closed', 'open', 'paused']),
        pauseReason: z.enum(pauseReasons).nullable(),
        /** When a paused window's clerk means to be back; left out when nobody said. */
        backAt: epochMs.optional(),
      })
      .nullable(),
    current: ticketCard.nullable(),
    /** The visitor at the window today; null while nobody is there. */
    visit: z
      .object({
        /** The way of the ticket so far, oldest first, at most twelve steps: the latest. */
        steps: z.array(
          z.object({
            at: epochMs,
            kind: z.enum(visitStepKinds),
            /** Where it happened, or which window sent the visitor on; null away from the windows. */
            windowNumber: z.number().int().nullable(),
          }),
        ),
        /** Other tickets of the same person today. Persons are known by their bookings only. */
        others: z.array(
          z.object({
            ticketNumber: z.string(),
            serviceId: z.string(),
            status: z.enum(ticketStatuses),
            issuedAt: epochMs,
            windowNumber: z.number().int().nullable(),
          }),
        ),
      })
      .nullable(),
    /** Who comes when "next" is pressed, by the rule in force. */
    next: ticketCard.nullable(),
    /** How many wait that this window can call. */
    waiting: count,
    /** The first of them, at most eight, in call order. */
    queue: z.array(ticketCard),
    /** Tickets on hold that this window can resume. */
    held: z.array(ticketCard),
    /** No-shows of this window that may come back. */
    noShows: z.array(ticketCard),
    /** The act that can be undone and until when; null when none. */
    undo: z.object({ act: z.string(), ticketNumber: z.string(), until: epochMs }).nullable(),
    today: z.object({
      served: count,
      meanWaitSeconds: count,
      meanServiceSeconds: count,
      ratings: count,
      ratingSum: count,
      /** How many ratings of 1, 2, 3, 4 and 5. */
      scores: z.array(count).length(5),
    }),
    /** Windows a clerk can sign in at; empty for one who is signed in. */
    windows: z.array(
      z.object({
        id: z.string(),
        number: z.number().int(),
        name: text,
        status: z.enum(['closed', 'open', 'paused']),
        clerkName: text.nullable(),
      }),
    ),
    rules: z.object({
      maxCalls: count,
      recallGapSeconds: count,
      noShowAfterCalls: count,
      noShowAfterSeconds: count,
    }),
  })
  .meta({ id: 'ClerkView' })

/** The hall as its manager sees it. */
export const managerView = z
  .object({
    ...version,
    businessDay: z.string(),
    open: z.boolean(),
    windows: z.array(
      z.object({
        id: z.string(),
        number: z.number().int(),
        name: text,
        kind: z.enum(['comprehensive', 'domain', 'dedicated']),
        zoneId: z.string(),
        services: z.array(z.string()),
        status: z.enum(['closed', 'open', 'paused']),
        pauseReason: z.enum(pauseReasons).nullable(),
        /** When a paused window's clerk means to be back; left out when nobody said. */
        backAt: epochMs.optional(),
        clerk: z.object({ staffId: z.string(), name: text, badgeNumber: z.string() }).nullable(),
        current: ticketCard.nullable(),
        served: count,
        ratings: count,
        ratingSum: count,
      }),
    ),
    queues: z.array(queueView.extend({ overTarget: count })),
    totals: z.object({
      issued: count,
      waiting: count,
      serving: count,
      held: count,
      served: count,
      noShow: count,
      left: count,
      rated: count,
      negative: count,
      meanWaitSeconds: count,
      longestWaitSeconds: count,
    }),
    devices: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(deviceKinds),
        name: text,
        online: z.boolean(),
        /** For printers: what its last report said. */
        paper: z.enum(['ok', 'low', 'out', 'unknown']),
        cover: z.enum(['closed', 'open', 'unknown']),
      }),
    ),
    /** The latest ratings, newest first, at most ten. */
    ratings: z.array(
      z.object({
        ticketNumber: z.string(),
        windowNumber: z.number().int(),
        score: z.number().int(),
        at: epochMs,
        /** Codes of the reasons that the visitor ticked at the pad. */
        reasons: z.array(z.string()).optional(),
        /** The visitor's own words. */
        comment: z.string().optional(),
      }),
    ),
    /** The negative ratings (差评) of the day, newest first, at most fifty, with what there is to verify. */
    negatives: z.array(
      z.object({
        ticketNumber: z.string(),
        windowId: z.string(),
        windowNumber: z.number().int(),
        clerkName: text.nullable(),
        serviceId: z.string(),
        waitedMinutes: count,
        score: z.number().int(),
        at: epochMs,
        reasons: z.array(z.string()),
        comment: z.string(),
        /** Whether the visitor came with a booking, and so can be called back. */
        named: z.boolean(),
      }),
    ),
    /** What the boards tell visitors now, the newest first. */
    notices: z.array(
      z.object({ id: z.string(), text, zoneId: z.string().nullable(), until: epochMs.nullable() }),
    ),
    rebalancing: rebalancingView,
  })
  .meta({ id: 'ManagerView' })

/** The day so far by spans of five minutes, the oldest first; without spans before the first visitor. */
export const dayCurveView = z
  .object({
    ...version,
    businessDay: z.string(),
    spans: z.array(
      z.object({
        /** Begin of the span. */
        at: epochMs,
        /** The most that waited in it at once. */
        waiting: count,
        /** How many were called for the first time, and how long they had waited in the mean and at most. */
        called: count,
        meanWaitSeconds: count,
        longestWaitSeconds: count,
      }),
    ),
  })
  .meta({ id: 'DayCurve' })

/** How full the booking slots of today and of the next open day are. */
export const bookingLoadView = z
  .object({
    ...version,
    days: z.array(
      z.object({
        date: z.string(),
        /** 0 for today, 1 for tomorrow. */
        inDays: count,
        places: count,
        taken: count,
        /** Bookings whose visitors have checked in. */
        arrived: count,
        slots: z.array(z.object({ start: z.string(), end: z.string(), places: count, taken: count })),
      }),
    ),
  })
  .meta({ id: 'BookingLoad' })

/** The hall's recorded voice (语音包), as the boards fetch it. */
export const voicePackView = z
  .object({
    /** Changes when any clip does; empty for a hall without one. */
    version: z.string(),
    /** By its name in the voice (`zh/please`, `chime`), and where its sound is. */
    clips: z.array(z.object({ name: z.string(), url: z.string(), bytes: count })),
  })
  .meta({ id: 'VoicePackView' })

/** What a guide finds when looking for a ticket. */
export const ticketList = z.object({ tickets: z.array(ticketCard) }).meta({ id: 'TicketList' })

/** What the guides on the floor are asked for. */
export const guideView = z
  .object({
    ...version,
    /** Kiosks whose visitors wait for a guide, oldest first. */
    helpCalls: z.array(z.object({ id: z.string(), deviceId: z.string(), deviceName: text, at: epochMs })),
    /** Printers that need somebody: without paper or short of it, open, or away. */
    printerTroubles: z.array(
      z.object({
        deviceId: z.string(),
        name: text,
        /** The kiosks that print there. */
        kiosks: z.array(text),
        trouble: z.enum(['paper-out', 'cover-open', 'offline', 'paper-low']),
      }),
    ),
  })
  .meta({ id: 'GuideView' })

/** A kiosk's call for a guide, as its visitor sees it. */
export const helpView = z
  .object({
    ...version,
    id: z.string(),
    /** `lapsed` when nobody answered in time: it may be called again. */
    status: z.enum(['open', 'answered', 'withdrawn', 'lapsed']),
    /** Who comes; null before the answer. */
    guideName: text.nullable(),
  })
  .meta({ id: 'HelpView' })

export const deviceCredential = z
  .object({
    deviceId: z.string(),
    /** Shown once; the hub keeps a hash. */
    secret: z.string(),
    hallId: z.string(),
    kind: z.enum(deviceKinds),
    zoneId: z.string().optional(),
    windowId: z.string().optional(),
  })
  .meta({ id: 'DeviceCredential' })

export const enrolmentCode = z.object({ code: z.string(), expiresAt: epochMs }).meta({ id: 'EnrolmentCode' })

export const auditEntry = z
  .object({
    seq: count,
    at: epochMs,
    type: z.string(),
    actor: z.object({ kind: z.string(), id: z.string() }),
    data: z.record(z.string(), z.unknown()),
    hash: z.string(),
  })
  .meta({ id: 'AuditEntry' })
export const auditList = z.object({ entries: z.array(auditEntry) }).meta({ id: 'AuditList' })

export type Problem = z.infer<typeof problem>
export type HallView = z.infer<typeof hallView>
export type GuideView = z.infer<typeof guideView>
export type HelpView = z.infer<typeof helpView>
export type QueuesView = z.infer<typeof queuesView>
export type FollowView = z.infer<typeof followView>
export type TakenTicket = z.infer<typeof takenTicket>
export type StaffView = z.infer<typeof staffView>
export type TicketCard = z.infer<typeof ticketCard>
export type ClerkView = z.infer<typeof clerkView>
export type DayCurveView = z.infer<typeof dayCurveView>
export type BookingLoadView = z.infer<typeof bookingLoadView>
export type VoicePackView = z.infer<typeof voicePackView>
export type ManagerView = z.infer<typeof managerView>
export type DeviceCredential = z.infer<typeof deviceCredential>
