import type { Text } from '../../shared/text.ts'
import { checkInTexts as texts } from '../../shared/texts/kiosk-check-in.ts'
import { Icon, type IconName } from '../../shared/ui/icon.tsx'
import { t } from '../../shared/ui/language.ts'
import { Both } from './both.tsx'
import type { CheckInTrouble } from './check-in-attempt.ts'

type Way = 'retry' | 'take-ticket' | 'done'

interface Advice {
  readonly icon: IconName
  /** What to do now, beyond what the hub has said. */
  readonly detail?: Text
  /** The ways on, the likeliest first. */
  readonly ways: readonly Way[]
}

const advice: Readonly<Record<string, Advice>> = {
  booking_unknown: { icon: 'search', detail: texts.unknownDetail, ways: ['retry', 'take-ticket'] },
  check_in_other_day: { icon: 'clock', detail: texts.otherDayDetail, ways: ['take-ticket', 'done'] },
  checked_in_already: { icon: 'check', detail: texts.alreadyDetail, ways: ['done'] },
  booking_over: { icon: 'info', detail: texts.overDetail, ways: ['take-ticket', 'done'] },
  booking_not_confirmed: { icon: 'info', detail: texts.notConfirmedDetail, ways: ['take-ticket', 'done'] },
  too_many_attempts: { icon: 'clock', detail: texts.tooManyDetail, ways: ['done'] },
  not_a_booking: { icon: 'qr-code', detail: texts.notABookingDetail, ways: ['retry', 'take-ticket'] },
}
const otherAdvice: Advice = { icon: 'warning', ways: ['retry', 'done'] }

const words: Readonly<Record<Way, Text>> = {
  retry: texts.again,
  'take-ticket': texts.takeInstead,
  done: texts.finished,
}

interface Props {
  readonly trouble: CheckInTrouble
  readonly retry: () => void
  readonly takeTicket: () => void
  readonly done: () => void
}

/** Why there was no check-in, as large as a notice on the wall, and what the visitor can do. */
export function CheckInResult({ trouble, retry, takeTicket, done }: Props) {
  const { icon, detail, ways } = advice[trouble.code] ?? otherAdvice
  const press: Record<Way, () => void> = { retry, 'take-ticket': takeTicket, done }
  return (
    <section class={`check-in-result ${trouble.code === 'checked_in_already' ? 'good' : ''}`}>
      <div role="alert">
        <Icon name={icon} size={120} />
        <h2>
          <Emphasised text={t(trouble.text)} />
        </h2>
        {detail !== undefined && <p>{t(detail)}</p>}
      </div>
      <div class="ways">
        {ways.map((way, index) => (
          <button key={way} type="button" class={index === 0 ? 'take' : 'second-way'} onClick={press[way]}>
            <Both text={words[way]} />
          </button>
        ))}
      </div>
    </section>
  )
}

/** A sentence with its date standing out, or its ticket number, which may stand on a line of its own. */
function Emphasised({ text }: { readonly text: string }) {
  const parts = text.split(/(?:\b([A-Z]\d{3,4})\b[。.]? *|(\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2})?))/)
  return <>{parts.map((part, index) => (index % 3 === 0 ? part : part && <b class="number">{part}</b>))}</>
}
