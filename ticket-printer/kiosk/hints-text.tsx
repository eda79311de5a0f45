import type { HallView } from '../../shared/http/hall-schemas.ts'
import type { Text } from '../../shared/text.ts'
import { kioskTexts } from '../../shared/texts/kiosk.ts'
import { Icon } from '../../shared/ui/icon.tsx'
import { fill, language, t } from '../../shared/ui/language.ts'
import type { Service } from '../../shared/ui/service-search.ts'

interface Props {
  readonly hall: HallView
  readonly service: Service
}

/** The hints of a service: how long, how much and where, its matters, what to bring and from whom, and what others got wrong. */
export function HintsText({ hall, service }: Props) {
  const matters = hall.services.filter(({ id }) => service.matters.includes(id))
  return (
    <>
      <Visit service={service} />
      {matters.length > 0 && (
        <div class="lines">
          <h3>{t(kioskTexts.includes)}</h3>
          <ul class="matters">
            {matters.map(({ id, name }) => (
              <li key={id}>{t(name)}</li>
            ))}
          </ul>
        </div>
      )}
      {service.materials.length > 0 && <Materials materials={service.materials} />}
      {service.mistakes.length > 0 && <Mistakes lines={service.mistakes} />}
    </>
  )
}

/** How long it takes, what it costs and where it is done. */
function Visit({ service }: { readonly service: Service }) {
  const minutes = fill(kioskTexts.minutesValue, { minutes: Math.round(service.expectedMinutes) })
  return (
    <dl class="visit">
      <div>
        <dt>{t(kioskTexts.minutes)}</dt>
        <dd>{minutes}</dd>
      </div>
      {service.fee !== null && (
        <div>
          <dt>{t(kioskTexts.fee)}</dt>
          <dd>{t(service.fee)}</dd>
        </div>
      )}
      {service.zoneName.zh !== '' && (
        <div>
          <dt>{t(kioskTexts.zone)}</dt>
          <dd>{t(service.zoneName)}</dd>
        </div>
      )}
    </dl>
  )
}

function Materials({ materials }: { readonly materials: Service['materials'] }) {
  return (
    <div class="lines">
      <h3>{t(kioskTexts.bring)}</h3>
      <ul class="materials">
        {materials.map((material) => (
          <li key={material.zh}>
            <Icon name="document" />
            <span>
              <b>{t(material)}</b>
              <span class="detail">{detailOf(material)}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** As what a paper is wanted and who issues it; empty when the hall says neither. */
function detailOf({ copies, issuedBy }: Service['materials'][number]): string {
  const parts = [copies && t(copies), issuedBy && fill(kioskTexts.issuedBy, { who: t(issuedBy) })]
  const sentence = parts.filter(Boolean).join(language.value === 'zh' ? '；' : '; ')
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

function Mistakes({ lines }: { readonly lines: readonly Text[] }) {
  return (
    <div class="lines">
      <h3>{t(kioskTexts.mistakes)}</h3>
      <ul class="warnings">
        {lines.map((line) => (
          <li key={line.zh}>
            <Icon name="warning" /> <span>{t(line)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
