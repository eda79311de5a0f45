import type { SetupPreview } from '../../../../shared/http/booking-setup-schemas.ts'
import type { HallView } from '../../../../shared/http/hall-schemas.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import { setupTexts as texts } from '../../../../shared/texts/console-booking-setup.ts'
import { t } from '../../../../shared/ui/language.ts'
import { Modal } from '../../common/modal.tsx'
import { dateWords } from '../local-date.ts'
import { listed } from './opening-words.ts'

/** Lines shown at most: who has more is told how many, and closes the day rather than reading on. */
const shownAtMost = 300

interface Props {
  readonly hall: HallView
  readonly stranded: SetupPreview['stranded']
  readonly onClose: () => void
}

/** The bookings that the draft would leave without a slot. */
export function StrandedDialog({ hall, stranded, onClose }: Props) {
  const names = new Map(hall.services.map(({ id, name }) => [id, name]))
  const sorted = stranded.toSorted((a, b) => `${a.date} ${a.start}`.localeCompare(`${b.date} ${b.start}`))
  return (
    <Modal
      wide="wide"
      title={fillText(texts.strandedTitle, { n: stranded.length })}
      hint={texts.strandedHint}
      onClose={onClose}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list scrolls, by keyboard as well. */}
      <section class="table-scroll" tabIndex={0} aria-label={t(texts.strandedList)}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t(texts.when)}</th>
              <th scope="col">{t(texts.number)}</th>
              <th scope="col">{t(texts.matters)}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.slice(0, shownAtMost).map(({ bookingId, number, date, start, services }) => (
              <tr key={bookingId}>
                <td>
                  {t(dateWords(date))} <b class="number">{start}</b>
                </td>
                <td class="number">{number ?? t(texts.notConfirmed)}</td>
                <td>{t(listed(services.map((id) => names.get(id) ?? { zh: id, en: id })))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {sorted.length > shownAtMost && (
        <p class="foot">{t(fillText(texts.andMore, { n: sorted.length - shownAtMost }))}</p>
      )}
    </Modal>
  )
}
