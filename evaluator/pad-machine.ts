import type { InviteCommand, Rating } from '../shared/mqtt/topic-map.ts'

/** How long the thanks stand, in milliseconds. */
export const thanksMs = 5_000
/** Pause before a rating that nobody answered is sent again, in milliseconds. */
export const resendMs = 15_000
/** Ratings kept at most while the hub is away; far more than a window serves in an outage. */
const pendingLimit = 200
/** An answered invitation is remembered for this many times its life: the hub repeats none that is older than one. */
const memoryLives = 2
/** Answers of a hub that is only starting or busy: the rating is sent again later. */
const passingRefusals: readonly string[] = ['not_ready', 'overloaded']

/** What the pad shows besides the clerk's badge. */
type PadScreen =
  | { readonly status: 'badge' }
  | { readonly status: 'asking'; readonly invite: InviteCommand; readonly closesAtMs: number }
  | { readonly status: 'thanks'; readonly rating: Rating; readonly closesAtMs: number }

/** A rating that the hub has not answered yet. */
interface PendingRating {
  readonly rating: Rating
  /** This device's steady clock, in milliseconds. */
  readonly sendAtMs: number
}

/** An invitation that was rated or declined: repeated, it asks nobody twice. */
interface AnsweredInvite {
  readonly id: string
  readonly forgetAtMs: number
}

/** The pad: its screen, the ratings on their way, and the invitations answered lately. */
export interface PadState {
  readonly screen: PadScreen
  readonly pending: readonly PendingRating[]
  readonly answered: readonly AnsweredInvite[]
}

/** What happens to a pad. Times are of this device's steady clock, in milliseconds. */
export type PadEvent =
  | { readonly type: 'invited'; readonly invite: InviteCommand; readonly nowMs: number }
  /** `ratingId` is a fresh id; it stays with the rating until the hub has answered. */
  | { readonly type: 'rated'; readonly score: number; readonly ratingId: string; readonly nowMs: number }
  | { readonly type: 'skipped'; readonly nowMs: number }
  | { readonly type: 'ticked'; readonly nowMs: number }
  | { readonly type: 'connected'; readonly nowMs: number }
  | { readonly type: 'answered'; readonly id: string; readonly status: string }

/** What the pad says to the hub. */
export type PadEffect =
  | { readonly type: 'acknowledge'; readonly inviteId: string }
  | { readonly type: 'send'; readonly rating: Rating }

/** The pad after an event, and what it has to say. */
export interface PadStep {
  readonly state: PadState
  readonly effects: readonly PadEffect[]
}

/** A pad that has just been switched on, with the ratings it kept. */
export function initialPad(kept: readonly Rating[]): PadState {
  return {
    screen: { status: 'badge' },
    pending: kept.map((rating) => ({ rating, sendAtMs: 0 })),
    answered: [],
  }
}

/** The pad's one step; pure. */
export function padStep(state: PadState, event: PadEvent): PadStep {
  switch (event.type) {
    case 'invited':
      return invited(state, event.invite, event.nowMs)
    case 'rated':
      return rated(state, event)
    case 'skipped':
      if (state.screen.status !== 'asking') return { state, effects: [] }
      return {
        state: {
          ...state,
          screen: { status: 'badge' },
          answered: remember(state, state.screen.invite, event.nowMs),
        },
        effects: [],
      }
    case 'ticked':
      return send(closeScreen(state, event.nowMs), event.nowMs)
    case 'connected':
      return send(
        { ...state, pending: state.pending.map(({ rating }) => ({ rating, sendAtMs: 0 })) },
        event.nowMs,
      )
    case 'answered':
      if (passingRefusals.includes(event.status)) return { state, effects: [] }
      return {
        state: { ...state, pending: state.pending.filter(({ rating }) => rating.id !== event.id) },
        effects: [],
      }
  }
}

function invited(state: PadState, invite: InviteCommand, nowMs: number): PadStep {
  const effects: PadEffect[] = [{ type: 'acknowledge', inviteId: invite.id }]
  const { screen } = state
  const isAsked = screen.status === 'asking' && screen.invite.id === invite.id
  const isAnswered = state.answered.some(({ id, forgetAtMs }) => id === invite.id && forgetAtMs > nowMs)
  const isRated = state.pending.some(({ rating }) => rating.caseId === invite.caseId)
  if (isAsked || isAnswered || isRated) return { state, effects }
  return {
    state: { ...state, screen: { status: 'asking', invite, closesAtMs: nowMs + invite.ttlMs } },
    effects,
  }
}

function rated(state: PadState, event: Extract<PadEvent, { type: 'rated' }>): PadStep {
  const { screen } = state
  if (screen.status !== 'asking' || screen.closesAtMs <= event.nowMs) return { state, effects: [] }
  const { caseId } = screen.invite
  const rating: Rating = { id: event.ratingId, caseId, score: event.score }
  return {
    state: {
      screen: { status: 'thanks', rating, closesAtMs: event.nowMs + thanksMs },
      pending: [...state.pending, { rating, sendAtMs: event.nowMs + resendMs }].slice(-pendingLimit),
      answered: remember(state, screen.invite, event.nowMs),
    },
    effects: [{ type: 'send', rating }],
  }
}

function remember({ answered }: PadState, invite: InviteCommand, nowMs: number): readonly AnsweredInvite[] {
  const fresh = answered.filter(({ forgetAtMs }) => forgetAtMs > nowMs)
  return [...fresh, { id: invite.id, forgetAtMs: nowMs + memoryLives * invite.ttlMs }]
}

/** Ends a question or thanks whose time is over; a question nobody answered leaves the case unrated. */
function closeScreen(state: PadState, nowMs: number): PadState {
  if (state.screen.status === 'badge' || state.screen.closesAtMs > nowMs) return state
  return { ...state, screen: { status: 'badge' } }
}

function send(state: PadState, nowMs: number): PadStep {
  const due = state.pending.filter(({ sendAtMs }) => sendAtMs <= nowMs)
  if (due.length === 0) return { state, effects: [] }
  const pending = state.pending.map((entry) =>
    due.includes(entry) ? { rating: entry.rating, sendAtMs: nowMs + resendMs } : entry,
  )
  return { state: { ...state, pending }, effects: due.map(({ rating }) => ({ type: 'send', rating })) }
}
