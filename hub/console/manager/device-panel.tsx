import type { ManagerView } from '../../../shared/http/schemas.ts'
import { deviceKindWords } from '../../../shared/texts/common.ts'
import { fillText } from '../../../shared/texts/console.ts'
import { managerTexts as texts } from '../../../shared/texts/console-manager.ts'
import { t } from '../../../shared/ui/language.ts'
import { faultsOf, isGrave } from './hall-figures.ts'

interface Props {
  readonly devices: ManagerView['devices']
}

/** Which devices need somebody: those with a fault by name, the rest as a count. */
export function DevicePanel({ devices }: Props) {
  const online = devices.filter((device) => device.online).length
  const troubled = devices
    .map((device) => ({ device, faults: faultsOf(device) }))
    .filter(({ faults }) => faults.length > 0)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list scrolls, and has nothing else to focus.
    <section class="panel devices" aria-label={t(texts.devices)} tabIndex={0}>
      <h2>
        {t(texts.devices)} <span>{t(fillText(texts.online, { online, all: devices.length }))}</span>
      </h2>
      {troubled.length === 0 ? (
        <p class="well">{t(texts.allWell)}</p>
      ) : (
        <ul>
          {troubled.map(({ device, faults }) => (
            <li key={device.id}>
              <span class="one-line">
                {t(device.name)} <small>{t(deviceKindWords[device.kind])}</small>
              </span>
              <b class={isGrave(device) ? 'fault grave' : 'fault'}>{faults.map(t).join(' · ')}</b>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
