import { documentNames } from '../shared/booking/identity-document.ts'
import { localTimeOf } from '../shared/business-day.ts'
import type { BookingView } from '../shared/http/booking-schemas.ts'
import { passTexts } from '../shared/texts/booking-pass.ts'
import { Icon } from '../shared/ui/icon.tsx'
import { fill, t } from '../shared/ui/language.ts'
import type { PassHints as Hints, ServiceHints } from './pass-kept.ts'

interface Props {
  readonly view: BookingView
  readonly hints: Hints | undefined
}

/** What to bring, and how the visit goes. */
export function PassHints({ view, hints }: Props) {
  return (
    <>
      <section class="card">
        <h2>
          <Icon name="document" />
          {t(passTexts.bring)}
        </h2>
        <ul class="pass-list">
          <li>{fill(passTexts.bringYourself, { document: t(documentNames[view.person.documentType]) })}</li>
        </ul>
        {hints === undefined ? (
          <p class="faint">{t(passTexts.noHints)}</p>
        ) : (
          hints.services.map((service) => (
            <OneService key={service.id} service={service} of={hints.services.length} />
          ))
        )}
      </section>
      <section class="card">
        <h2>
          <Icon name="hall" />
          {t(passTexts.day)}
        </h2>
        <ol class="pass-steps">
          <li>{fill(passTexts.dayCome, { hall: t(view.hallName), zone: t(view.zoneName) })}</li>
          <li>{t(passTexts.dayCheckIn)}</li>
          <li>{t(passTexts.dayWait)}</li>
        </ol>
        <ul class="pass-list">
          <li>
            {view.lateGraceMinutes > 0
              ? fill(passTexts.dayLate, { minutes: view.lateGraceMinutes })
              : fill(passTexts.dayLateNone, { time: localTimeOf(view.startsAt, view.timeZone) })}
          </li>
          <li>{t(passTexts.dayNotTransferable)}</li>
          {hints !== undefined && (
            <li>
              {fill(passTexts.dayNoShow, {
                limit: hints.rules.noShowLimit,
                within: hints.rules.noShowWithinDays,
                restricted: hints.rules.restrictionDays,
              })}
            </li>
          )}
        </ul>
      </section>
    </>
  )
}

function OneService({ service, of }: { readonly service: ServiceHints; readonly of: number }) {
  return (
    <div class="pass-service">
      {of > 1 && <h3>{t(service.name)}</h3>}
      <ul class="pass-list">
        {service.materials.map((material) => (
          <li key={material.zh}>
            {t(material)}
            {material.copies !== undefined && <span class="pass-copies"> {t(material.copies)}</span>}
            {material.issuedBy !== undefined && (
              <small>{fill(passTexts.issuedBy, { who: t(material.issuedBy) })}</small>
            )}
          </li>
        ))}
      </ul>
      {service.mistakes.length > 0 && (
        <div class="notice attention">
          <Icon name="warning" />
          <div>
            <p>
              <b>{t(passTexts.mistakes)}</b>
            </p>
            <ul class="pass-list">
              {service.mistakes.map((mistake) => (
                <li key={mistake.zh}>{t(mistake)}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
      {service.fee !== null && (
        <p>
          <b>{t(passTexts.fee)}</b> {t(service.fee)}
        </p>
      )}
    </div>
  )
}
