import { localTimeOf } from '../../../shared/business-day.ts'
import type { CallBackList } from '../../../shared/http/call-back-schemas.ts'
import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { ManagerView } from '../../../shared/http/manager-schemas.ts'
import { fillText } from '../../../shared/texts/console.ts'
import { managerDayTexts as texts } from '../../../shared/texts/console-manager-day.ts'
import { scoreWords } from '../../../shared/texts/console-words.ts'
import { reasonWords } from '../../../shared/texts/evaluator.ts'
import { waitedTime } from '../../../shared/texts/waited-time.ts'
import { t } from '../../../shared/ui/language.ts'
import { openCallBacks } from '../bookings/call-backs/open-call-backs.ts'
import { useAskedAgain } from '../bookings/use-asked-again.ts'
import { serviceName } from '../common/service-name.ts'
import { type StaffSession, staffPages } from '../session/staff-session.ts'
import { RatingPanel } from './rating-panel.tsx'

/** Call-backs named here; the rest are on their own page. */
const mostCallBacks = 5

type Negative = ManagerView['negatives'][number]

interface Props {
  readonly hall: HallView
  readonly session: StaffSession
  readonly view: Pick<ManagerView, 'negatives' | 'ratings'>
  readonly onWindow: (windowId: string) => void
  readonly onSeen: (negative: Negative) => void
}

/** What visitors were not content with, whom to call back, and what was said last. */
export function RatingPart({ hall, session, view, onWindow, onSeen }: Props) {
  return (
    <>
      <NegativePanel hall={hall} negatives={view.negatives} onWindow={onWindow} onSeen={onSeen} />
      <CallBackPanel session={session} />
      <RatingPanel ratings={view.ratings} timeZone={hall.timeZone} />
    </>
  )
}

interface NegativeProps extends Pick<Props, 'hall' | 'onWindow' | 'onSeen'> {
  readonly negatives: readonly Negative[]
}

function NegativePanel({ hall, negatives, onWindow, onSeen }: NegativeProps) {
  return (
    <section class="panel negatives" aria-label={t(texts.negativeTitle)}>
      <h2>{t(texts.negativeTitle)}</h2>
      <p class="hint">{t(negatives.length === 0 ? texts.noNegative : texts.negativeHint)}</p>
      <ul>
        {negatives.map((negative) => (
          <NegativeCard key={negative.caseId} {...{ hall, negative, onWindow, onSeen }} />
        ))}
      </ul>
    </section>
  )
}

interface CardProps extends Pick<Props, 'hall' | 'onWindow' | 'onSeen'> {
  readonly negative: Negative
}

/** One negative rating with what there is to verify, and whether somebody has seen it. */
function NegativeCard({ hall, negative, onWindow, onSeen }: CardProps) {
  const { ticketNumber, windowId, windowNumber, clerkName, serviceId, waitedMinutes } = negative
  const { score, at, reasons, comment, named, seenBy } = negative
  return (
    <li class={seenBy === null ? '' : 'seen'}>
      <p class="head">
        <time class="number">{localTimeOf(at, hall.timeZone)}</time>
        <b class="number">{ticketNumber}</b>
        <b class="late">{t(scoreWords[score - 1] ?? { zh: '', en: '' })}</b>
        <span class={named ? 'chip' : 'chip calm'}>
          {t(named ? texts.negativeNamed : texts.negativeUnnamed)}
        </span>
      </p>
      <p>
        {t(serviceName(hall, serviceId))} ·{' '}
        {t(fillText(texts.negativeWaited, { wait: waitedTime(waitedMinutes) }))}
      </p>
      {(reasons.length > 0 || comment !== '') && (
        <p class="said">
          {[...reasons.map((code) => t(reasonWords(code))), ...(comment === '' ? [] : [`“${comment}”`])].join(
            ' · ',
          )}
        </p>
      )}
      <p class="foot-line">
        <span class="hint">
          {t(
            fillText(texts.negativeFacts, { window: windowNumber, clerk: clerkName ?? { zh: '—', en: '—' } }),
          )}
        </span>
        <button type="button" class="link" onClick={() => onWindow(windowId)}>
          {t(texts.toWindow)}
        </button>
        {seenBy === null ? (
          <button
            type="button"
            class="secondary"
            aria-label={`${t(texts.negativeSeen)}: ${ticketNumber}`}
            onClick={() => onSeen(negative)}
          >
            {t(texts.negativeSeen)}
          </button>
        ) : (
          <span class="chip calm">{t(fillText(texts.negativeSeenBy, { name: seenBy }))}</span>
        )}
      </p>
    </li>
  )
}

/** Repeat visits that nobody has called about yet; the work itself is on the page of bookings. */
function CallBackPanel({ session }: Pick<Props, 'session'>) {
  const { answer, trouble } = useAskedAgain<CallBackList>('/api/v1/manager/call-backs', session)
  const open = openCallBacks(answer.value?.callBacks ?? [])
  return (
    <section class="panel call-backs" aria-label={t(texts.callBacks)}>
      <h2>
        {t(texts.callBacks)}{' '}
        <span>{open.length > 0 && t(fillText(texts.callBacksOpen, { n: open.length }))}</span>
        <a class="link" href={`${staffPages.bookings.path}#call-backs`}>
          {t(texts.handleCallBacks)}
        </a>
      </h2>
      {trouble.value !== undefined && <p class="hint">{t(trouble.value)}</p>}
      {answer.value !== undefined && open.length === 0 && <p class="hint">{t(texts.noCallBacks)}</p>}
      <ul>
        {open.slice(0, mostCallBacks).map(({ id, name, service }) => (
          <li key={id}>
            <b>{name}</b>
            <span>{t(fillText(texts.callBackLine, { service: service.name }))}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
