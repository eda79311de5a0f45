import type { TakenTicket } from '../../../shared/http/kiosk-schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { printWords } from '../../../shared/texts/console-words.ts'
import { t } from '../../../shared/ui/language.ts'
import { Announced } from '../common/announced.tsx'
import { FollowCode, TakenFacts, useTakenNow } from '../common/taken-parts.tsx'

/** The code is scanned from across the tablet. */
const codePx = 240

interface Props {
  readonly taken: TakenTicket
  /** What has been done, and what comes after it. */
  readonly words: { readonly title: Text; readonly again: Text }
  readonly onAgain: () => void
}

/** The ticket that was just taken: its number large, its paper as it comes out, and the code to follow it by phone. */
export function TakenCard({ taken, words, onAgain }: Props) {
  const now = useTakenNow(taken)
  const paper = now.print === 'none' ? '' : ` · ${t(printWords[now.print])}`
  const spoken = `${t(words.title)} · ${taken.ticketNumber} · ${t(taken.serviceName)}${paper}`
  return (
    <section class="taken">
      <Announced words={spoken} urgency="polite" />
      <div>
        <p class="hint">{t(words.title)}</p>
        <p class="number taken-number">{taken.ticketNumber}</p>
        <h2>{t(taken.serviceName)}</h2>
        <TakenFacts taken={taken} now={now} />
        <button type="button" class="primary large" onClick={onAgain}>
          {t(words.again)}
        </button>
      </div>
      <FollowCode followUrl={taken.followUrl} sizePx={codePx} />
    </section>
  )
}
