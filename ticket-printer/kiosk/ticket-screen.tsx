import { type ReadonlySignal, useSignal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import type { FollowView } from '../../shared/http/follow-schemas.ts'
import type { TakenTicket } from '../../shared/http/kiosk-schemas.ts'
import type { Text } from '../../shared/text.ts'
import { kioskTexts } from '../../shared/texts/kiosk.ts'
import { checkInTexts } from '../../shared/texts/kiosk-check-in.ts'
import { isHardlyAWait, waitSentence } from '../../shared/texts/wait-range.ts'
import { Icon, type IconName } from '../../shared/ui/icon.tsx'
import { fill, t } from '../../shared/ui/language.ts'
import { live } from '../../shared/ui/live.ts'
import { QrCode } from '../../shared/ui/qr-code.tsx'
import { Both } from './both.tsx'
import { AppointmentLine, isBeforeTime } from './check-in-appointment.tsx'
import { type PaperState, paperPatienceMs, paperState } from './paper-state.ts'

interface Props {
  readonly ticket: TakenTicket
  readonly by: 'taking' | 'check-in'
  /** What the hub tells of the ticket; undefined until it has. */
  readonly followed: FollowView | undefined
  readonly paper: PaperState
  /** Seconds until the screen goes back by itself, while it warns of it. */
  readonly secondsLeft: ReadonlySignal<number | undefined>
  readonly done: () => void
}

/** The number, as large as the screen allows, and what became of the paper. */
export function TicketScreen({ ticket, by, followed, paper, secondsLeft, done }: Props) {
  const seconds = secondsLeft.value
  return (
    <section class="ticket">
      <div class="given">
        <h2>
          <Both text={by === 'check-in' ? checkInTexts.yourNumber : kioskTexts.yourNumber} />
        </h2>
        <p class="ticket-number number">{ticket.ticketNumber}</p>
        <p class="service-name">
          <Both text={ticket.serviceName} />
        </p>
        {ticket.zoneName.zh !== '' && (
          <p class="wait-in">{fill(kioskTexts.waitIn, { zone: t(ticket.zoneName) })}</p>
        )}
        <AppointmentLine {...{ ticket, by, followed }} ahead={aheadWords(ticket)} />
        {ticket.waitRange !== null && !isHardlyAWait(ticket.waitRange) && !isBeforeTime(ticket, followed) && (
          <p class="expected">{t(waitSentence(ticket.waitRange))}</p>
        )}
      </div>
      <PaperBanner paper={paper} />
      <div class="scan">
        <QrCode class="qr-code" content={ticket.followUrl} label={t(kioskTexts.scan)} />
        <p>
          <Both text={kioskTexts.scan} />
        </p>
      </div>
      <button type="button" class="done" onClick={done}>
        {seconds === undefined ? t(kioskTexts.done) : fill(kioskTexts.doneIn, { seconds })}
      </button>
    </section>
  )
}

function aheadWords({ peopleAhead: count, waitRange }: TakenTicket): string {
  // Others may wait for the same windows, and yet there is hardly a wait.
  if (waitRange !== null && isHardlyAWait(waitRange)) return t(waitSentence(waitRange))
  if (count === 0) return t(kioskTexts.noneAhead)
  return count === 1 ? t(kioskTexts.oneAhead) : fill(kioskTexts.ahead, { count })
}

const banners: Record<PaperState, { text: Text; detail?: Text; icon: IconName }> = {
  printing: { text: kioskTexts.printing, icon: 'printer' },
  printed: { text: kioskTexts.printed, icon: 'check' },
  trouble: { text: kioskTexts.paperTrouble, detail: kioskTexts.paperTroubleDetail, icon: 'warning' },
  none: { text: kioskTexts.noPaper, icon: 'qr-code' },
}

function PaperBanner({ paper }: { readonly paper: PaperState }) {
  const { text, detail, icon } = banners[paper]
  return (
    <div class={`paper ${paper}`} role="status">
      <Icon name={icon} />
      <p>
        <Both text={text} />
        {detail !== undefined && <span class="paper-detail">{t(detail)}</span>}
      </p>
    </div>
  )
}

/** What is known of a ticket just given. */
interface Given {
  readonly followed: FollowView | undefined
  readonly paper: PaperState
}

/** Follows a ticket and its paper: what the hub says of it, or trouble when it says nothing for too long. */
export function useGiven(ticket: TakenTicket | undefined): Given {
  const patience = useSignal<'waiting' | 'over'>('waiting')
  const code = ticket?.code
  const following = useMemo(
    () =>
      code === undefined ? undefined : live<FollowView>(`/api/v1/tickets/${encodeURIComponent(code)}/live`),
    [code],
  )
  useEffect(() => {
    patience.value = 'waiting'
    const timer = setTimeout(() => {
      patience.value = 'over'
    }, paperPatienceMs)
    return () => {
      clearTimeout(timer)
      following?.stop()
    }
  }, [code])
  const followed = following?.view.value
  return {
    followed,
    paper: paperState(followed?.print ?? ticket?.print ?? 'pending', patience.value),
  }
}
