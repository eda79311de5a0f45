import { businessDayOf, localTimeOf } from '../../../../shared/business-day.ts'
import type { CallBackList, RevealedPhone } from '../../../../shared/http/call-back-schemas.ts'
import type { Text } from '../../../../shared/text.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import {
  callBackOutcomeWords,
  callBackTexts as texts,
} from '../../../../shared/texts/console-booking-manager.ts'
import { outcomeWords } from '../../../../shared/texts/console-words.ts'
import { t } from '../../../../shared/ui/language.ts'
import { dateWords } from '../local-date.ts'

interface Props {
  readonly callBack: CallBackList['callBacks'][number]
  readonly timeZone: string
  /** The phone in the clear, once it was asked for. */
  readonly revealed: RevealedPhone | undefined
  readonly isLocked: boolean
  readonly onReveal: () => void
  readonly onClose: () => void
}

/** A phone number to be dialled: a Chinese one without its country code, in groups. */
function phoneWords(phone: string | null): string {
  return phone?.replace(/^\+86(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3') ?? t(texts.noPhone)
}

/** One repeat visit: who, for what, what happened the first time; and the way to call back. */
export function CallBackCard({ callBack, timeZone, revealed, isLocked, onReveal, onClose }: Props) {
  const { service, name, phone, cause, first, closed, flaggedAt } = callBack
  const outcome: Text = (outcomeWords as Readonly<Record<string, Text>>)[first.outcome] ?? {
    zh: first.outcome,
    en: first.outcome,
  }
  const when = (at: number) => ({
    date: dateWords(businessDayOf(at, timeZone)),
    time: localTimeOf(at, timeZone),
  })
  const firstFacts = [
    ...(first.windowNumber === null ? [] : [fillText(texts.window, { number: first.windowNumber })]),
    ...(first.clerkName === null ? [] : [first.clerkName]),
    ...(first.caseNumber === null ? [] : [fillText(texts.caseNumber, { number: first.caseNumber })]),
  ]
  return (
    <article class={closed === null ? 'call-back' : 'call-back closed'}>
      <div class="who">
        <h2>{revealed?.name ?? name}</h2>
        <p class="number">
          {revealed === undefined ? (phone ?? t(texts.noPhone)) : phoneWords(revealed.phone)}
        </p>
      </div>
      <div class="again">
        <b>{t(service.name)}</b>
        <p>{t(fillText(cause === 'visit' ? texts.cameAgain : texts.bookedAgain, when(flaggedAt)))}</p>
      </div>
      <div class="first">
        <p>
          {t(fillText(texts.firstTime, { date: dateWords(first.date), ticket: first.ticketNumber }))}
          <b>{t(outcome)}</b>
        </p>
        {firstFacts.length > 0 && <p class="hint">{firstFacts.map(t).join(' · ')}</p>}
      </div>
      <div class="acts">
        {closed === null ? (
          <>
            {phone !== null && revealed === undefined && (
              <button type="button" class="secondary" aria-disabled={isLocked} onClick={onReveal}>
                {t(texts.reveal)}
              </button>
            )}
            <button
              type="button"
              class={phone === null || revealed !== undefined ? 'primary' : 'secondary'}
              aria-disabled={isLocked}
              onClick={onClose}
            >
              {t(texts.close)}
            </button>
          </>
        ) : (
          <>
            <p class="outcome">
              <b>{t(callBackOutcomeWords[closed.outcome])}</b>
              <span class="hint">
                {t(closed.byName)} · {t(fillText(texts.closedAt, when(closed.at)))}
              </span>
            </p>
            <button type="button" class="secondary" aria-disabled={isLocked} onClick={onClose}>
              {t(texts.correct)}
            </button>
          </>
        )}
      </div>
    </article>
  )
}
