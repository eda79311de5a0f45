import type { InviteCommand, Rating } from '../shared/mqtt/topic-map.ts'
import { withoutNumbers } from '../shared/without-numbers.ts'

/** How long the thanks stand, in milliseconds. */
export const thanksMs = 5_000
/** How long a rated visitor may go on ticking and writing, in milliseconds from the last touch; then it is sent as it is. */
export const reasonsMs = 20_000
/** The longest text that is taken along, in characters. */
const commentLength = 200
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
  /** Rated already: reasons and words may be added, or the answer changed, until it is sent. */
  | {
      readonly status: 'reasons'
      readonly invite: InviteCommand
      readonly rating: Rating
      readonly closesAtMs: number
    }
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
  /** What the visitor has ticked and written so far. */
  | {
      readonly type: 'remarked'
      readonly reasons: readonly string[]
      readonly comment: string
      readonly nowMs: number
    }
  /** The visitor has nothing to add. */
  | { readonly type: 'finished'; readonly nowMs: number }
  /** The visitor wants to answer differently. */
  | { readonly type: 'reconsidered'; readonly nowMs: number }
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
    case 'remarked':
      return { state: remarked(state, event), effects: [] }
    case 'finished':
      return finished(state, event.nowMs)
    case 'reconsidered':
      return { state: reconsidered(state, event.nowMs), effects: [] }
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
        {
          ...state,
          pending: state.pending.map((entry) => (isOpen(state, entry) ? entry : { ...entry, sendAtMs: 0 })),
        },
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
  const next = send(
    {
      ...state,
      // The visitor before has left without a further word.
      pending: released(state, nowMs),
      screen: { status: 'asking', invite, closesAtMs: nowMs + invite.ttlMs },
    },
    nowMs,
  )
  return { state: next.state, effects: [...effects, ...next.effects] }
}

/** Whether a rating may still be added to. */
function isOpen({ screen }: PadState, { rating }: PendingRating): boolean {
  return screen.status === 'reasons' && screen.rating.id === rating.id
}

/** The ratings that wait, the one that could still be added to sent at once. */
function released(state: PadState, nowMs: number): readonly PendingRating[] {
  return state.pending.map((entry) => (isOpen(state, entry) ? { ...entry, sendAtMs: nowMs } : entry))
}

function rated(state: PadState, event: Extract<PadEvent, { type: 'rated' }>): PadStep {
  const { screen } = state
  if (screen.status !== 'asking' || screen.closesAtMs <= event.nowMs) return { state, effects: [] }
  const { caseId } = screen.invite
  const rating: Rating = { id: event.ratingId, caseId, score: event.score }
  const closesAtMs = event.nowMs + reasonsMs
  return {
    state: {
      screen: { status: 'reasons', invite: screen.invite, rating, closesAtMs },
      // Kept from now on: whoever walks away, or a power cut, leaves a rating.
      pending: [...state.pending, { rating, sendAtMs: closesAtMs }].slice(-pendingLimit),
      answered: remember(state, screen.invite, event.nowMs),
    },
    effects: [],
  }
}

function remarked(state: PadState, event: Extract<PadEvent, { type: 'remarked' }>): PadState {
  const { screen } = state
  if (screen.status !== 'reasons') return state
  const { id, caseId, score } = screen.rating
  const comment = withoutNumbers(event.comment).slice(0, commentLength)
  const rating: Rating = {
    id,
    caseId,
    score,
    ...(event.reasons.length > 0 && { reasons: [...event.reasons] }),
    ...(comment !== '' && { comment }),
  }
  const closesAtMs = event.nowMs + reasonsMs
  return {
    ...state,
    screen: { ...screen, rating, closesAtMs },
    pending: state.pending.map((entry) => (isOpen(state, entry) ? { rating, sendAtMs: closesAtMs } : entry)),
  }
}

function finished(state: PadState, nowMs: number): PadStep {
  const { screen } = state
  if (screen.status !== 'reasons') return { state, effects: [] }
  const { rating } = screen
  return send(
    {
      ...state,
      pending: released(state, nowMs),
      screen: { status: 'thanks', rating, closesAtMs: nowMs + thanksMs },
    },
    nowMs,
  )
}

function reconsidered(state: PadState, nowMs: number): PadState {
  const { screen } = state
  if (screen.status !== 'reasons') return state
  const { invite } = screen
  return {
    screen: { status: 'asking', invite, closesAtMs: nowMs + reasonsMs },
    pending: state.pending.filter((entry) => !isOpen(state, entry)),
    answered: state.answered.filter(({ id }) => id !== invite.id),
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
