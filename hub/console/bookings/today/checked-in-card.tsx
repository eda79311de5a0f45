import { useEffect, useRef } from 'preact/hooks'
import type { TakenTicket } from '../../../../shared/http/kiosk-schemas.ts'
import { bookingsTexts as texts } from '../../../../shared/texts/console-bookings.ts'
import { t } from '../../../../shared/ui/language.ts'
import { FollowCode, TakenFacts, useTakenNow } from '../../common/taken-parts.tsx'

/** Beside the words at the side of the list. */
const codePx = 132

interface Props {
  readonly taken: TakenTicket
  readonly onDone: () => void
}

/** The ticket of a visitor who has just been checked in: its number large, its paper as it comes out. */
export function CheckedInCard({ taken, onDone }: Props) {
  const now = useTakenNow(taken)
  const done = useRef<HTMLButtonElement>(null)
  useEffect(() => done.current?.focus(), [])
  return (
    <section class="checked-in-card">
      <h2>{t(texts.checkedInNow)}</h2>
      <p class="number taken-number">{taken.ticketNumber}</p>
      <p>{t(taken.serviceName)}</p>
      <TakenFacts taken={taken} now={now} />
      <button ref={done} type="button" class="primary large" onClick={onDone}>
        {t(texts.nextVisitor)}
      </button>
      <FollowCode followUrl={taken.followUrl} sizePx={codePx} />
    </section>
  )
}
