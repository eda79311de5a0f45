import { useEffect, useMemo, useRef } from 'preact/hooks'
import { renderSVG } from 'uqr'
import type { FollowView } from '../../../../shared/http/follow-schemas.ts'
import type { TakenTicket } from '../../../../shared/http/kiosk-schemas.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import { bookingsTexts as texts } from '../../../../shared/texts/console-bookings.ts'
import { printWords } from '../../../../shared/texts/console-words.ts'
import { waitSentence } from '../../../../shared/texts/wait-range.ts'
import { ClassChip } from '../../../../shared/ui/class-chip.tsx'
import { t } from '../../../../shared/ui/language.ts'
import { live } from '../../../../shared/ui/live.ts'

interface Props {
  readonly taken: TakenTicket
  readonly onDone: () => void
}

/** The ticket of a visitor who has just been checked in: its number large, its paper as it comes out. */
export function CheckedInCard({ taken, onDone }: Props) {
  const followed = useMemo(() => live<FollowView>(`/api/v1/tickets/${taken.code}/live`), [taken.code])
  useEffect(() => () => followed.stop(), [followed])
  const done = useRef<HTMLButtonElement>(null)
  useEffect(() => done.current?.focus(), [])
  const view = followed.view.value
  const print = view?.print ?? taken.print
  const peopleAhead = view?.peopleAhead ?? taken.peopleAhead
  const qrCode = useMemo(() => renderSVG(taken.followUrl, { border: 2 }), [taken.followUrl])
  return (
    <section class="checked-in-card">
      <h2>{t(texts.checkedInNow)}</h2>
      <p class="number taken-number">{taken.ticketNumber}</p>
      <p>{t(taken.serviceName)}</p>
      <p class="facts">
        <ClassChip class={taken.class} />
        <span>
          {t(peopleAhead === 0 ? texts.nextInLine : fillText(texts.peopleAhead, { n: peopleAhead }))}
        </span>
        {taken.waitRange !== null && <span>{t(waitSentence(taken.waitRange))}</span>}
        {print !== 'none' && <span class={`print ${print}`}>{t(printWords[print])}</span>}
      </p>
      <button ref={done} type="button" class="primary large" onClick={onDone}>
        {t(texts.nextVisitor)}
      </button>
      <figure>
        <img
          src={`data:image/svg+xml,${encodeURIComponent(qrCode)}`}
          alt={t(texts.scanToFollow)}
          width={132}
          height={132}
        />
        <figcaption class="hint">{t(texts.scanToFollow)}</figcaption>
      </figure>
    </section>
  )
}
