import { useSignal } from '@preact/signals'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { FollowView } from '../shared/http/follow-schemas.ts'
import type { Text } from '../shared/text.ts'
import { followTexts } from '../shared/texts/follow.ts'
import { ApiProblem, get } from '../shared/ui/api.ts'
import { Icon, type IconName } from '../shared/ui/icon.tsx'
import { fill, t } from '../shared/ui/language.ts'
import { type LiveConnection, live } from '../shared/ui/live.ts'
import { type CallSignal, createCallSignal } from './call-signal.ts'
import { loadLastView, saveLastView } from './last-view.ts'
import { PageFrame } from './page-frame.tsx'
import { Ticket } from './ticket.tsx'
import { timeOf } from './time.ts'
import { WholeWords } from './whole-words.tsx'

/** The page of one ticket on its visitor's phone; the code is the unguessable one of the address. */
export function FollowPage({ code }: { readonly code: string }) {
  const { view, connection, isUnknown } = useTicket(code)
  const signal = useMemo(createCallSignal, [])
  useCall(view, signal)
  return (
    <PageFrame hallName={view?.hallName}>
      <div class="follow">
        {view !== undefined && connection === 'stale' && !isOver(view) && (
          <OfflineBar at={view.at} timeZone={view.timeZone} />
        )}
        <main>
          {view !== undefined ? (
            <Ticket
              code={code}
              view={connection === 'stale' ? withoutForecast(view) : view}
              signal={signal}
            />
          ) : isUnknown ? (
            <Notice icon="warning" title={followTexts.unknownTitle} detail={followTexts.unknownDetail} />
          ) : connection === 'stale' ? (
            <Notice icon="offline" title={followTexts.awayTitle} detail={followTexts.awayDetail} />
          ) : (
            <p class="loading" role="status">
              {t(followTexts.loading)}
            </p>
          )}
        </main>
      </div>
    </PageFrame>
  )
}

/** What is left of a wait is true for the moment alone; a view kept by an earlier page knows nothing of it. */
function withoutForecast(view: FollowView): FollowView {
  return { ...view, waitRange: null }
}

/** True when nothing more happens to the ticket: its holder misses nothing without the hub. */
function isOver({ status }: FollowView): boolean {
  return status === 'served' || status === 'void' || status === 'closed'
}

function OfflineBar({ at, timeZone }: { readonly at: number; readonly timeZone: string }) {
  return (
    <p class="notice attention offline" role="status">
      <Icon name="offline" />
      <span>
        <b>{t(followTexts.offline)}</b>
        <br />
        {fill(followTexts.offlineSince, { time: timeOf(at, timeZone) })}
      </span>
    </p>
  )
}

function Notice({ icon, title, detail }: { icon: IconName; title: Text; detail: Text }) {
  return (
    <section class="state" role="alert">
      <Icon name={icon} size={56} />
      <h1>
        <WholeWords text={title} />
      </h1>
      <p>{t(detail)}</p>
    </section>
  )
}

interface FollowedTicket {
  readonly view: FollowView | undefined
  readonly connection: LiveConnection
  /** The hub answered, and knows no such ticket. */
  readonly isUnknown: boolean
}

/** The ticket as it stands: the live one, else the one seen last. */
function useTicket(code: string): FollowedTicket {
  const path = `/api/v1/tickets/${code}`
  const following = useMemo(() => live<FollowView>(`${path}/live`, { hidden: 'keep' }), [path])
  const kept = useMemo(() => loadLastView(code), [code])
  const isUnknown = useSignal(false)
  useEffect(() => () => following.stop(), [following])
  useEffect(
    () => following.view.subscribe((view) => view !== undefined && saveLastView(code, view)),
    [following, code],
  )
  // The stream cannot tell why it was refused, so the plain view is asked once beside it.
  useEffect(() => {
    get(path).catch((error) => {
      isUnknown.value = error instanceof ApiProblem && error.status === 404
    })
  }, [path, isUnknown])
  const connection = following.connection.value
  const isKept = following.view.value === undefined && kept !== undefined
  return {
    view: following.view.value ?? (isUnknown.value ? undefined : kept),
    // What was kept is told as old until the hub has spoken.
    connection: isKept ? 'stale' : connection,
    isUnknown: isUnknown.value,
  }
}

/** Rings at each call of the ticket, and says the state in the title of the page. */
function useCall(view: FollowView | undefined, signal: CallSignal): void {
  const rungFor = useRef<number | undefined>(undefined)
  const calledAt = view?.status === 'called' ? view.calledAt : null
  useEffect(() => {
    if (calledAt === null || calledAt === rungFor.current) return
    rungFor.current = calledAt
    signal.ring()
  }, [calledAt, signal])
  const title =
    view === undefined
      ? undefined
      : view.status === 'called' && view.window !== null
        ? fill(followTexts.pageCalled, { window: view.window.number })
        : fill(followTexts.pageTitle, { number: view.ticketNumber })
  useEffect(() => {
    if (title !== undefined) document.title = title
  }, [title])
}
