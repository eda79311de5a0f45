import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { TakenTicket } from '../../../shared/http/kiosk-schemas.ts'
import { guideTexts as texts } from '../../../shared/texts/console-guide.ts'
import { t } from '../../../shared/ui/language.ts'
import type { LiveConnection } from '../../../shared/ui/live.ts'
import { CheckInForm } from '../bookings/today/check-in-form.tsx'
import { deskIntents } from '../bookings/today/desk-intents.ts'
import { PrinterChoice } from '../bookings/today/printer-choice.tsx'
import { lastPrinterId } from '../common/last-printer.ts'
import { NoticeStrip } from '../common/notice-strip.tsx'
import { createRunner } from '../common/runner.ts'
import { useResend } from '../common/use-resend.ts'
import { type StaffSession, staffPages } from '../session/staff-session.ts'
import { TakenCard } from './taken-card.tsx'

interface Props {
  readonly hall: HallView
  readonly connection: LiveConnection
  readonly session: StaffSession
}

const takenWords = { title: texts.checkedIn, again: texts.nextVisitor }

/** Checking in who has booked and stands before the guide; whoever has neither code nor phone is found in the list. */
export function CheckIn({ hall, connection, session }: Props) {
  const taken = useSignal<TakenTicket | undefined>(undefined)
  const printers = hall.devices.filter(({ kind }) => kind === 'printer')
  const printerId = useSignal(
    printers.some(({ id }) => id === lastPrinterId()) ? (lastPrinterId() ?? '') : '',
  )
  const runner = useMemo(
    () =>
      createRunner<TakenTicket>({
        accept: (ticket) => {
          taken.value = ticket
        },
        signedOut: session.expired,
      }),
    [session, taken],
  )
  useResend(runner, connection)
  if (taken.value !== undefined)
    return (
      <TakenCard
        taken={taken.value}
        words={takenWords}
        onAgain={() => {
          taken.value = undefined
        }}
      />
    )
  return (
    <section class="guide-check-in" aria-label={t(texts.checkIn)}>
      <PrinterChoice printers={printers} printerId={printerId} />
      <NoticeStrip runner={runner} />
      <CheckInForm
        isLocked={runner.state.value.status !== 'ready'}
        onCheckIn={(by) => runner.run(deskIntents.checkInBy(by, printerId.value))}
      >
        <p class="hint">
          {t(texts.noCodeNoPhone)} <a href={staffPages.bookings.path}>{t(texts.allBookings)}</a>
        </p>
      </CheckInForm>
    </section>
  )
}
