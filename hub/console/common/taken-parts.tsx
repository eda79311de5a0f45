import { useEffect, useMemo } from 'preact/hooks'
import { renderSVG } from 'uqr'
import type { FollowView } from '../../../shared/http/follow-schemas.ts'
import type { TakenTicket } from '../../../shared/http/kiosk-schemas.ts'
import { fillText, consoleTexts as texts } from '../../../shared/texts/console.ts'
import { printWords, statusWords } from '../../../shared/texts/console-words.ts'
import { waitSentence } from '../../../shared/texts/wait-range.ts'
import { ClassChip } from '../../../shared/ui/class-chip.tsx'
import { t } from '../../../shared/ui/language.ts'
import { live } from '../../../shared/ui/live.ts'

/** Where a ticket that was just given out stands by now. */
type TakenNow = Pick<FollowView, 'status' | 'print' | 'peopleAhead' | 'waitRange' | 'window'>

/** Follows a ticket that was just given out: its paper as it comes out, and whether it is called already. */
export function useTakenNow(taken: TakenTicket): TakenNow {
  const followed = useMemo(() => live<FollowView>(`/api/v1/tickets/${taken.code}/live`), [taken.code])
  useEffect(() => () => followed.stop(), [followed])
  return followed.view.value ?? { ...taken, status: 'waiting', window: null }
}

interface FactsProps {
  readonly taken: TakenTicket
  readonly now: TakenNow
}

/** Its class, how long it waits or who has called it, and its paper. */
export function TakenFacts({ taken, now }: FactsProps) {
  const { status, print, peopleAhead, waitRange, window } = now
  return (
    <p class="facts">
      <ClassChip class={taken.class} />
      {status === 'waiting' ? (
        <>
          <span>
            {t(peopleAhead === 0 ? texts.nextInLine : fillText(texts.peopleAhead, { n: peopleAhead }))}
          </span>
          {waitRange !== null && <span>{t(waitSentence(waitRange))}</span>}
        </>
      ) : (
        <b>
          {t(statusWords[status])}
          {window !== null && ` · ${t(fillText(texts.windowNumber, { number: window.number }))}`}
        </b>
      )}
      {print !== 'none' && <span class={`print ${print}`}>{t(printWords[print])}</span>}
    </p>
  )
}

interface CodeProps {
  readonly followUrl: string
  readonly sizePx: number
}

/** The code by which the visitor follows the ticket on a phone. */
export function FollowCode({ followUrl, sizePx }: CodeProps) {
  const qrCode = useMemo(() => renderSVG(followUrl, { border: 2 }), [followUrl])
  return (
    <figure>
      <img
        src={`data:image/svg+xml,${encodeURIComponent(qrCode)}`}
        alt={t(texts.scanToFollow)}
        width={sizePx}
        height={sizePx}
      />
      <figcaption class="hint">{t(texts.scanToFollow)}</figcaption>
    </figure>
  )
}
