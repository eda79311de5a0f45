import { useEffect, useRef } from 'preact/hooks'
import { documentNames } from '../../../../shared/booking/identity-document.ts'
import type { DeskBooking } from '../../../../shared/http/desk-booking-schemas.ts'
import type { HallView } from '../../../../shared/http/hall-schemas.ts'
import { type Language, pick, type Text } from '../../../../shared/text.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import { bookingsTexts as texts } from '../../../../shared/texts/console-bookings.ts'
import { Icon } from '../../../../shared/ui/icon.tsx'
import { t } from '../../../../shared/ui/language.ts'
import { dateWords } from '../local-date.ts'

interface Props {
  readonly hall: HallView
  readonly booking: DeskBooking
  /** The visitor's language: the slip speaks it, whatever the screen speaks. */
  readonly language: Language
  readonly onAgain: () => void
}

/** What was booked, as a slip to be printed and handed over: number, time, place, what to bring. */
export function BookedSlip({ hall, booking, language, onAgain }: Props) {
  const print = useRef<HTMLButtonElement>(null)
  useEffect(() => print.current?.focus(), [])
  const say = (text: Text) => pick(text, language)
  const services = booking.services.flatMap(
    ({ id }) => hall.services.find((service) => service.id === id) ?? [],
  )
  const zones = [...new Set(services.map(({ zoneName }) => say(zoneName)))]
  return (
    <div class="booked">
      <div class="booked-acts">
        <p class="notice done" role="status">
          <span>{t(fillText(texts.bookedNow, { number: booking.number ?? '' }))}</span>
        </p>
        <button ref={print} type="button" class="primary large" onClick={() => window.print()}>
          <Icon name="printer" /> {t(texts.printSlip)}
        </button>
        <button type="button" class="secondary" onClick={onAgain}>
          {t(texts.bookAnother)}
        </button>
        <p class="hint">{t(texts.slipHint)}</p>
      </div>
      <article class="slip" lang={language === 'zh' ? 'zh-CN' : 'en'}>
        <header>
          <p>{say(hall.name)}</p>
          <h2>{say(texts.slipTitle)}</h2>
        </header>
        <p class="number slip-number">{booking.number}</p>
        <p class="slip-time">
          {say(dateWords(booking.date))}{' '}
          <b class="number">
            {booking.start}–{booking.end}
          </b>
        </p>
        <dl>
          <dt>{say(texts.matters)}</dt>
          <dd>{booking.services.map(({ name }) => say(name)).join(say(texts.listComma))}</dd>
          {zones.length > 0 && (
            <>
              <dt>{say(texts.place)}</dt>
              <dd>{zones.join(say(texts.listComma))}</dd>
            </>
          )}
          {booking.checkInCode !== null && (
            <>
              <dt>{say(texts.slipCode)}</dt>
              <dd class="number">{booking.checkInCode.replace(/(\d{4})(\d{4})/, '$1 $2')}</dd>
            </>
          )}
          <dt>{say(texts.visitor)}</dt>
          <dd>
            {booking.name}
            {language === 'zh' ? '，' : ', '}
            {say(documentNames[booking.documentType])} <span class="number">{booking.document}</span>
          </dd>
        </dl>
        {services.map((service) => (
          <section key={service.id}>
            <h3>{say(fillText(texts.bringFor, { service: service.name }))}</h3>
            <ul>
              {service.materials.map((material) => (
                <li key={material.zh}>
                  {say(material)}
                  {material.copies !== undefined && ` (${say(material.copies)})`}
                </li>
              ))}
            </ul>
            {service.fee !== null && <p>{say(fillText(texts.feeIs, { fee: service.fee }))}</p>}
          </section>
        ))}
        <footer>
          <p>{say(booking.phone === null ? texts.howToCheckInNoPhone : texts.howToCheckIn)}</p>
          <p>{say(texts.cannotCome)}</p>
        </footer>
      </article>
    </div>
  )
}
