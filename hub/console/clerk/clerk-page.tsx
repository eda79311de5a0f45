import { useEffect, useMemo } from 'preact/hooks'
import type { ClerkView } from '../../../shared/http/clerk-schemas.ts'
import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { consoleTexts, fillText } from '../../../shared/texts/console.ts'
import { clerkTexts as texts } from '../../../shared/texts/console-clerk.ts'
import { t } from '../../../shared/ui/language.ts'
import { Announced } from '../common/announced.tsx'
import { HallLoader } from '../common/hall-loader.tsx'
import { NoticeStrip } from '../common/notice-strip.tsx'
import { serviceName } from '../common/service-name.ts'
import { StaleNote } from '../common/stale-note.tsx'
import { useResend } from '../common/use-resend.ts'
import { type StaffSession, useLive } from '../session/staff-session.ts'
import { ActButton } from './act-button.tsx'
import { ChooseWindow } from './choose-window.tsx'
import { CurrentTicket } from './current-ticket.tsx'
import { createDesk, type Desk } from './desk.ts'
import { DeskBottom, DeskTop } from './desk-bars.tsx'
import { DeskDialog } from './desk-dialog.tsx'
import { useDeskKeys } from './desk-keys.ts'
import { Materials } from './materials.tsx'
import { MyDayCard } from './my-day.tsx'
import { NextButton } from './next-button.tsx'
import { phaseOf } from './phase.ts'
import { QueueList } from './queue-list.tsx'
import { SetAside } from './set-aside.tsx'
import { VisitCard } from './visit-card.tsx'

interface Props {
  readonly session: StaffSession
}

/** The clerk's page: choosing a window, then calling and serving by keys. */
export function ClerkPage({ session }: Props) {
  return <HallLoader>{(hall) => <ClerkDesk session={session} hall={hall} />}</HallLoader>
}

function ClerkDesk({ session, hall }: Props & { readonly hall: HallView }) {
  // Clerks keep this page behind the acceptance system; its title must go on telling the number.
  const followed = useLive<ClerkView>('/api/v1/clerk/live', session, { hidden: 'keep' })
  const desk = useMemo(
    () => createDesk({ live: followed.view, signedOut: session.expired }),
    [followed, session],
  )
  useDeskKeys(desk)
  useResend(desk.runner, followed.connection.value)
  const view = desk.view.value
  if (view === undefined)
    return (
      <main class="gate">
        <div class="gate-card" role="status">
          <h1>{t(consoleTexts.loading)}</h1>
        </div>
      </main>
    )
  const ticket = view.current ?? view.next
  const staleNote = <StaleNote connection={followed.connection.value} at={view.at} timeZone={hall.timeZone} />
  return (
    <div class="clerk">
      <PageTitle view={view} />
      <Announced words={t(announcementOf(view, hall))} urgency="assertive" />
      <DeskTop desk={desk} view={view} timeZone={hall.timeZone} />
      {phaseOf(view) === 'no-window' ? (
        <ChooseWindow desk={desk} session={session} view={view}>
          {staleNote}
        </ChooseWindow>
      ) : (
        <>
          <main class="desk">
            <CurrentTicket view={view} hall={hall} />
            <Acts desk={desk} view={view} />
            <div class="papers">
              {ticket === null ? (
                <MyDayCard today={view.today} />
              ) : (
                <>
                  <Materials ticket={ticket} hall={hall} />
                  <VisitCard view={view} ticket={ticket} hall={hall} />
                </>
              )}
            </div>
            <div class="go">
              <div class="notices">
                {staleNote}
                {desk.dialog.value === undefined && <NoticeStrip runner={desk.runner} />}
              </div>
              <NextButton desk={desk} hall={hall} />
              <div class="endings">
                <ActButton desk={desk} act="finish" label={texts.finishOnly} />
                <ActButton desk={desk} act="outcome" label={texts.outcome} />
              </div>
            </div>
          </main>
          <aside class="line">
            <QueueList view={view} hall={hall} />
            <SetAside desk={desk} hall={hall} />
          </aside>
          <DeskBottom desk={desk} view={view} connection={followed.connection.value} />
          <DeskDialog desk={desk} hall={hall} session={session} />
        </>
      )}
    </div>
  )
}

/** What is done with the ticket at the window; what cannot be taken back in a breath stands apart at the right. */
function Acts({ desk, view }: { readonly desk: Desk; readonly view: ClerkView }) {
  const calls = fillText(texts.callsOf, { n: view.current?.calls ?? 0, max: view.rules.maxCalls })
  return (
    <fieldset class="acts">
      <legend class="only-spoken">{t(texts.actsLabel)}</legend>
      <ActButton desk={desk} act="recall" label={texts.recall} detail={calls} />
      <ActButton desk={desk} act="hold" label={texts.hold} />
      <ActButton desk={desk} act="transfer" label={texts.transfer} />
      <ActButton desk={desk} act="add-matter" label={texts.addMatter} />
      <span class="gap" />
      <ActButton desk={desk} act="no-show" label={texts.noShow} detail={texts.noShowReady} tone="danger" />
      <ActButton desk={desk} act="void" label={texts.voidTicket} tone="danger" />
    </fieldset>
  )
}

/** Keeps the number at the window in the title of the tab. */
function PageTitle({ view: { current, window } }: { readonly view: ClerkView }) {
  const number = current?.ticketNumber
  useEffect(() => {
    const place =
      window === null
        ? t(consoleTexts.clerkPage)
        : t(fillText(consoleTexts.windowNumber, { number: window.number }))
    document.title = number === undefined ? place : `${number} · ${place}`
  }, [number, window])
  return null
}

/** Who is at the window and what for, or that nobody is. */
function announcementOf(view: ClerkView, hall: HallView): Text {
  const { current } = view
  if (current !== null)
    return fillText(current.status === 'called' ? texts.announced : texts.servingNow, {
      ticket: current.ticketNumber,
      service: serviceName(hall, current.serviceId),
    })
  const phase = phaseOf(view)
  return phase === 'no-window'
    ? texts.chooseWindow
    : phase === 'paused'
      ? texts.pausedTitle
      : texts.nobodyHere
}
