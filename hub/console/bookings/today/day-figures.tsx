import type { Signal } from '@preact/signals'
import type { DeskBookings } from '../../../../shared/http/desk-booking-schemas.ts'
import type { Text } from '../../../../shared/text.ts'
import { bookingsTexts as texts } from '../../../../shared/texts/console-bookings.ts'
import { Icon } from '../../../../shared/ui/icon.tsx'
import { t } from '../../../../shared/ui/language.ts'
import type { StatusGroup } from './find-bookings.ts'

interface Props {
  readonly day: DeskBookings
  readonly group: Signal<StatusGroup>
}

/** The day in figures; each figure narrows the list to its bookings. */
export function DayFigures({ day, group }: Props) {
  const { totals, messages } = day
  const figures: readonly { id: StatusGroup; words: Text; value: number }[] = [
    { id: 'all', words: texts.allBookings, value: day.bookings.length },
    { id: 'expected', words: texts.confirmed, value: totals.confirmed },
    { id: 'arrived', words: texts.checkedIn, value: totals.checkedIn },
    { id: 'served', words: texts.served, value: totals.served },
    { id: 'no-show', words: texts.noShow, value: totals.noShow },
    { id: 'cancelled', words: texts.cancelled, value: totals.cancelled },
    { id: 'held', words: texts.held, value: totals.held },
  ]
  const sent: readonly { id: string; words: Text; value: number }[] = [
    { id: 'waiting', words: texts.messagesWaiting, value: messages.waiting },
    { id: 'sent', words: texts.messagesSent, value: messages.sent },
    { id: 'failed', words: texts.messagesFailed, value: messages.failed },
    { id: 'expired', words: texts.messagesExpired, value: messages.expired },
  ]
  return (
    <>
      <fieldset class="day-figures" aria-label={t(texts.statusFilter)}>
        {figures.map(({ id, words, value }) => (
          <button
            key={id}
            type="button"
            aria-pressed={group.value === id}
            onClick={() => {
              group.value = id
            }}
          >
            <span>{t(words)}</span>
            <b class="number">{value}</b>
          </button>
        ))}
      </fieldset>
      <dl class="messages" aria-label={t(texts.messages)}>
        <dt>{t(texts.messages)}</dt>
        {sent.map(({ id, words, value }) => (
          <dd key={id} class={value > 0 ? id : ''}>
            {value > 0 && (id === 'failed' || id === 'expired') && <Icon name="warning" />}
            {t(words)} <b class="number">{value}</b>
          </dd>
        ))}
      </dl>
    </>
  )
}
