import { useEffect, useMemo } from 'preact/hooks'
import { renderSVG } from 'uqr'
import type { FollowView } from '../../../shared/http/follow-schemas.ts'
import type { TakenTicket } from '../../../shared/http/kiosk-schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { fillText } from '../../../shared/texts/console.ts'
import { guideTexts as texts } from '../../../shared/texts/console-guide.ts'
import { printWords } from '../../../shared/texts/console-words.ts'
import { waitSentence } from '../../../shared/texts/wait-range.ts'
import { ClassChip } from '../../../shared/ui/class-chip.tsx'
import { t } from '../../../shared/ui/language.ts'
import { live } from '../../../shared/ui/live.ts'
import { Announced } from '../common/announced.tsx'

interface Props {
  readonly taken: TakenTicket
  /** What has been done, and what comes after it. */
  readonly words: { readonly title: Text; readonly again: Text }
  readonly onAgain: () => void
}

/** The ticket that was just taken: its number large, its paper as it comes out, and the code to follow it by phone. */
export function TakenCard({ taken, words, onAgain }: Props) {
  const followed = useMemo(() => live<FollowView>(`/api/v1/tickets/${taken.code}/live`), [taken.code])
  useEffect(() => () => followed.stop(), [followed])
  const view = followed.view.value
  const print = view?.print ?? taken.print
  const peopleAhead = view?.peopleAhead ?? taken.peopleAhead
  const qrCode = useMemo(() => renderSVG(taken.followUrl, { border: 2 }), [taken.followUrl])
  const paper = print === 'none' ? '' : ` · ${t(printWords[print])}`
  const spoken = `${t(words.title)} · ${taken.ticketNumber} · ${t(taken.serviceName)}${paper}`
  return (
    <section class="taken">
      <Announced words={spoken} urgency="polite" />
      <div>
        <p class="hint">{t(words.title)}</p>
        <p class="number taken-number">{taken.ticketNumber}</p>
        <h2>{t(taken.serviceName)}</h2>
        <p class="facts">
          <ClassChip class={taken.class} />
          <span>
            {t(peopleAhead === 0 ? texts.nextInLine : fillText(texts.peopleAhead, { n: peopleAhead }))}
          </span>
          {taken.waitRange !== null && <span>{t(waitSentence(taken.waitRange))}</span>}
          {print !== 'none' && <span class={`print ${print}`}>{t(printWords[print])}</span>}
        </p>
        <button type="button" class="primary large" onClick={onAgain}>
          {t(words.again)}
        </button>
      </div>
      <figure>
        <img
          src={`data:image/svg+xml,${encodeURIComponent(qrCode)}`}
          alt={t(texts.scan)}
          width={240}
          height={240}
        />
        <figcaption class="hint">{t(texts.scan)}</figcaption>
      </figure>
    </section>
  )
}
