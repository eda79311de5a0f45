import type { BookingRules } from '../shared/booking/booking-setup.ts'
import type { HallView } from '../shared/http/hall-schemas.ts'
import type { Text } from '../shared/text.ts'
import { bookTexts, hintTexts } from '../shared/texts/booking.ts'
import { Icon } from '../shared/ui/icon.tsx'
import { fill, t } from '../shared/ui/language.ts'
import type { Service } from '../shared/ui/service-search.ts'
import { durationWords } from './pass-time.ts'
import { serviceNames } from './service-names.ts'
import { Notice, StepFrame } from './step-frame.tsx'
import { canBook, type StepProps } from './step-props.ts'
import { WholeWords } from './whole-words.tsx'

/** What to bring and to know before a slot is chosen (便民小贴士), and the rules of booking. */
export function HintsStep({ flow, hall, info }: StepProps) {
  const { services } = flow.choices.value
  const chosen = services.flatMap((id) => hall.services.find((service) => service.id === id) ?? [])
  const shut = chosen.find(({ id }) => !canBook(info, id))
  const canAdd = chosen.length < info.rules.mattersPerVisit
  return (
    <StepFrame flow={flow} hall={hall}>
      {chosen.map((service) => (
        <ServiceHints
          key={service.id}
          service={service}
          hall={hall}
          remove={chosen.length > 1 ? () => flow.removeMatter(service.id) : undefined}
        />
      ))}
      {canAdd && shut === undefined && (
        <button type="button" class="secondary add" onClick={flow.addMatter}>
          <span aria-hidden="true">＋</span>
          {t(hintTexts.addMatter)}
        </button>
      )}
      {!canAdd && <p class="faint">{fill(hintTexts.mattersLimit, { limit: info.rules.mattersPerVisit })}</p>}
      <Rules rules={info.rules} />
      <div class="foot">
        {shut === undefined ? (
          <button type="button" class="primary" onClick={() => flow.go('day')}>
            {t(hintTexts.next)}
          </button>
        ) : (
          <>
            <Notice notice={{ kind: 'attention', text: named(hintTexts.notBookable, shut.name) }} />
            <button type="button" class="primary" onClick={() => flow.go('find')}>
              {t(hintTexts.otherMatter)}
            </button>
          </>
        )}
      </div>
    </StepFrame>
  )
}

function named(text: Text, name: Text): Text {
  return { zh: text.zh.replace('{service}', name.zh), en: text.en.replace('{service}', name.en) }
}

interface HintsProps {
  readonly service: Service
  readonly hall: HallView
  readonly remove: (() => void) | undefined
}

function ServiceHints({ service, hall, remove }: HintsProps) {
  const { name, materials, mistakes, fee, zoneName, expectedMinutes } = service
  return (
    <section class="card hints">
      <div class="hints-head">
        <h2>
          <WholeWords text={name} />
        </h2>
        {remove !== undefined && (
          <button
            type="button"
            class="quiet"
            aria-label={fill(hintTexts.removeNamed, { service: t(name) })}
            onClick={remove}
          >
            {t(hintTexts.remove)}
          </button>
        )}
      </div>
      <dl class="hint-facts">
        <Fact
          icon="clock"
          term={hintTexts.minutes}
          value={fill(bookTexts.about, { minutes: expectedMinutes })}
        />
        {hasWords(fee) && <Fact icon="ticket" term={hintTexts.fee} value={t(fee)} />}
        {hasWords(zoneName) && <Fact icon="hall" term={hintTexts.zone} value={t(zoneName)} />}
      </dl>
      {service.matters.length > 0 && (
        <p>
          <span class="faint">{t(hintTexts.parts)}</span>
          <br />
          {serviceNames(hall, service.matters)}
        </p>
      )}
      <h3>{t(hintTexts.materials)}</h3>
      {materials.length === 0 ? (
        <p>{t(hintTexts.noMaterials)}</p>
      ) : (
        <>
          <p class="faint">{t(hintTexts.tick)}</p>
          <ul class="materials">
            {materials.map((material) => (
              <li key={material.zh}>
                <label>
                  <input type="checkbox" />
                  <span class="row-words">
                    <span>{t(material)}</span>
                    {(hasWords(material.copies) || hasWords(material.issuedBy)) && (
                      <span class="faint">
                        {[
                          hasWords(material.copies) ? t(material.copies) : '',
                          hasWords(material.issuedBy)
                            ? fill(hintTexts.issuedBy, { office: t(material.issuedBy) })
                            : '',
                        ]
                          .filter((part) => part !== '')
                          .join(' · ')}
                      </span>
                    )}
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </>
      )}
      {mistakes !== undefined && mistakes.length > 0 && (
        <div class="notice attention">
          <Icon name="warning" />
          <div>
            <h3>{t(hintTexts.mistakes)}</h3>
            <ul class="dots">
              {mistakes.map((mistake) => (
                <li key={mistake.zh}>{t(mistake)}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
    </section>
  )
}

/** Hints are optional: a hall fills in what it has. */
function hasWords(text: Text | null | undefined): text is Text {
  return text !== null && text !== undefined && text.zh !== ''
}

function Fact({ icon, term, value }: { icon: 'clock' | 'ticket' | 'hall'; term: Text; value: string }) {
  return (
    <div>
      <dt>
        <Icon name={icon} />
        {t(term)}
      </dt>
      <dd>{value}</dd>
    </div>
  )
}

const minuteMs = 60_000

function Rules({ rules }: { readonly rules: BookingRules }) {
  const long = (minutes: number) => durationWords(minutes * minuteMs)
  return (
    <section class="card rules">
      <h2>{t(hintTexts.rules)}</h2>
      <ul class="dots">
        <li>{t(hintTexts.ruleRealName)}</li>
        <li>{fill(hintTexts.ruleCancel, { time: long(rules.cancelUntilMinutes) })}</li>
        <li>{fill(hintTexts.ruleLate, { time: long(rules.lateGraceMinutes) })}</li>
        <li>
          {fill(hintTexts.ruleNoShow, {
            within: rules.noShowWithinDays,
            limit: rules.noShowLimit,
            days: rules.restrictionDays,
          })}
        </li>
        <li>{fill(hintTexts.ruleLimits, { perDay: rules.bookingsPerDay, open: rules.openBookings })}</li>
      </ul>
    </section>
  )
}
