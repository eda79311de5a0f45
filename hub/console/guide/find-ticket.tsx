import { useSignal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import type { GuideView } from '../../../shared/http/guide-schemas.ts'
import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { TicketCard } from '../../../shared/http/ticket-schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { fillText } from '../../../shared/texts/console.ts'
import { clerkTexts } from '../../../shared/texts/console-clerk.ts'
import { guideTexts as texts } from '../../../shared/texts/console-guide.ts'
import { get, wordsOf } from '../../../shared/ui/api.ts'
import { t } from '../../../shared/ui/language.ts'
import type { LiveConnection } from '../../../shared/ui/live.ts'
import { NoticeStrip } from '../common/notice-strip.tsx'
import { createRunner, type Intent } from '../common/runner.ts'
import { searchedNumber } from '../common/ticket-number.ts'
import { useResend } from '../common/use-resend.ts'
import { isSignedOut, type StaffSession } from '../session/staff-session.ts'
import { FoundTicket } from './found-ticket.tsx'
import { GuideDialog } from './guide-dialog.tsx'
import { type GuideAct, guideIntents } from './ticket-acts.ts'

interface Props {
  readonly hall: HallView
  readonly floor: GuideView | undefined
  readonly connection: LiveConnection
  readonly session: StaffSession
  /** While it is hidden behind another tab nothing is looked up. */
  readonly isShown: boolean
}

/** What the ticket search shows. */
type Finding =
  | { readonly status: 'nothing-asked' }
  | { readonly status: 'asking' }
  | { readonly status: 'found'; readonly number: string; readonly tickets: readonly TicketCard[] }
  | { readonly status: 'trouble'; readonly text: Text }

/** How often the tickets found are looked up again, in milliseconds: meanwhile one may be called. */
const askedAgainMs = 5_000
/** The same while a paper is under way; the hub ends that in minutes. */
const printAskedMs = 1_500

const look = (number: string) =>
  get<{ tickets: TicketCard[] }>(`/api/v1/guide/tickets?find=${encodeURIComponent(number)}`)

/** Finding a ticket by its number, and what a guide may do with it. */
export function FindTicket({ hall, floor, connection, session, isShown }: Props) {
  const typed = useSignal('')
  const finding = useSignal<Finding>({ status: 'nothing-asked' })
  const dialog = useSignal<{ readonly ticket: TicketCard; readonly act: GuideAct } | undefined>(undefined)
  const runner = useMemo(
    () =>
      createRunner<{ tickets: TicketCard[] }>({
        accept: ({ tickets }) => {
          finding.value = withFresh(finding.value, tickets)
        },
        signedOut: session.expired,
      }),
    [finding, session],
  )
  useResend(runner, connection)
  const find = async (event: Event) => {
    event.preventDefault()
    const number = searchedNumber(typed.value)
    if (number === undefined) {
      finding.value = { status: 'trouble', text: clerkTexts.ticketNumberBad }
      return
    }
    finding.value = { status: 'asking' }
    runner.say(undefined)
    try {
      const { tickets } = await look(number)
      finding.value = { status: 'found', number, tickets }
    } catch (error) {
      if (isSignedOut(error)) session.expired()
      finding.value = { status: 'trouble', text: wordsOf(error) }
    }
  }
  const submit = async (ticket: TicketCard, intent: Intent) => {
    const answer = await runner.run(intent)
    if (answer === undefined) return
    dialog.value = undefined
    runner.say({
      tone: 'done',
      text: fillText(intent.words === texts.reprint ? texts.reprintSent : texts.done, {
        ticket: ticket.ticketNumber,
        act: intent.words,
      }),
    })
  }
  const begin = (ticket: TicketCard, act: GuideAct) => {
    runner.say(undefined)
    if (act === 'requeue') void submit(ticket, guideIntents.requeue(ticket.ticketId))
    else dialog.value = { ticket, act }
  }
  const shown = finding.value
  useEffect(() => {
    if (!isShown || shown.status !== 'found' || shown.tickets.length === 0) return
    const show = (tickets: readonly TicketCard[]) => {
      if (finding.value === shown) finding.value = withFresh(shown, tickets)
    }
    const timer = setTimeout(
      () =>
        look(shown.number).then(
          ({ tickets }) => show(tickets),
          () => show([]),
        ),
      shown.tickets.some(({ print }) => print === 'pending') ? printAskedMs : askedAgainMs,
    )
    return () => clearTimeout(timer)
  }, [shown, finding, isShown])
  return (
    <div class="find">
      <form class="number-form" onSubmit={find}>
        <input
          type="text"
          class="number"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          maxLength={8}
          aria-label={t(texts.number)}
          placeholder="A008"
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value
          }}
        />
        <button type="submit" class="primary" aria-disabled={shown.status === 'asking'}>
          {t(texts.search)}
        </button>
      </form>
      {dialog.value === undefined && <NoticeStrip runner={runner} />}
      <div role="status">
        {shown.status === 'nothing-asked' && <p class="hint">{t(texts.findHint)}</p>}
        {shown.status === 'trouble' && <p class="notice error">{t(shown.text)}</p>}
        {shown.status === 'found' && shown.tickets.length === 0 && (
          <p class="notice info">{t(fillText(texts.notFound, { number: shown.number }))}</p>
        )}
      </div>
      {shown.status === 'found' && (
        <ul class="found">
          {shown.tickets.map((ticket) => (
            <li key={ticket.ticketId}>
              <FoundTicket
                ticket={ticket}
                hall={hall}
                isLocked={runner.state.value.status !== 'ready'}
                onAct={(act) => begin(ticket, act)}
              />
            </li>
          ))}
        </ul>
      )}
      {dialog.value !== undefined && (
        <GuideDialog
          {...dialog.value}
          hall={hall}
          floor={floor}
          runner={runner}
          onSubmit={submit}
          onClose={() => {
            runner.say(undefined)
            dialog.value = undefined
          }}
        />
      )}
    </div>
  )
}

/** What is shown with the tickets as they stand now, each in its place: nothing moves under a finger. */
function withFresh(shown: Finding, tickets: readonly TicketCard[]): Finding {
  if (shown.status !== 'found') return shown
  const fresh = new Map(tickets.map((ticket) => [ticket.ticketId, ticket]))
  return { ...shown, tickets: shown.tickets.map((ticket) => fresh.get(ticket.ticketId) ?? ticket) }
}
