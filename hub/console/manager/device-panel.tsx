import type { ManagerView } from '../../../shared/http/manager-schemas.ts'
import { deviceKindWords } from '../../../shared/texts/common.ts'
import { fillText } from '../../../shared/texts/console.ts'
import { managerTexts as texts } from '../../../shared/texts/console-manager.ts'
import { managerDayTexts as dayTexts } from '../../../shared/texts/console-manager-day.ts'
import { t } from '../../../shared/ui/language.ts'
import { faultsOf, isGrave } from './hall-figures.ts'

/** Devices named one by one; a hall with more faults has one fault, of its network or its hub. */
const mostNamed = 40

interface Props {
  readonly devices: ManagerView['devices']
}

/** Which devices need somebody: those with a fault by name, the rest as a count. */
export function DevicePanel({ devices }: Props) {
  const online = devices.filter((device) => device.online).length
  const troubled = devices
    .map((device) => ({ device, faults: faultsOf(device) }))
    .filter(({ faults }) => faults.length > 0)
    .toSorted((a, b) => Number(isGrave(b.device)) - Number(isGrave(a.device)))
  return (
    <section class="panel devices" aria-label={t(texts.devices)}>
      <h2>
        {t(texts.devices)} <span>{t(fillText(texts.online, { online, all: devices.length }))}</span>
      </h2>
      {troubled.length === 0 ? (
        <p class="well">{t(texts.allWell)}</p>
      ) : (
        <ul>
          {troubled.slice(0, mostNamed).map(({ device, faults }) => (
            <li key={device.id}>
              <span>
                {t(device.name)} <small>{kindBeside(device)}</small>
              </span>
              <b class={isGrave(device) ? 'fault grave' : 'fault'}>{faults.map(t).join(' · ')}</b>
            </li>
          ))}
          {troubled.length > mostNamed && (
            <li class="hint">{t(fillText(dayTexts.moreDevices, { n: troubled.length - mostNamed }))}</li>
          )}
        </ul>
      )}
    </section>
  )
}

/** The kind of a device, unless its name says it already. */
function kindBeside({ name, kind }: ManagerView['devices'][number]): string {
  const words = t(deviceKindWords[kind])
  return t(name).toLowerCase().includes(words.toLowerCase()) ? '' : words
}
