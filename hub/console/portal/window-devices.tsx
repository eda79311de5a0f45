import type { HallView } from '../../../shared/http/hall-schemas.ts'
import { portalTexts } from '../../../shared/texts/portal.ts'
import { Icon } from '../../../shared/ui/icon.tsx'
import { language, t } from '../../../shared/ui/language.ts'

/** The screen and the rating pad of every window, zone by zone. */
export function WindowDevices({ hall }: { readonly hall: HallView }) {
  const zones = hall.zones
    .map((zone) => ({ ...zone, windows: hall.windows.filter(({ zoneId }) => zoneId === zone.id) }))
    .filter(({ windows }) => windows.length > 0)
  return (
    <div class="zones">
      {zones.map((zone) => (
        <div key={zone.id} class="zone">
          <h3>
            {zone.name.zh} <span lang="en">{zone.name.en}</span>
          </h3>
          <ul>
            {zone.windows.map((window) => (
              <li key={window.id}>
                <b class="number">{window.number}</b>
                <span class="window-name" lang={language.value === 'zh' ? 'zh-CN' : 'en'}>
                  {t(window.name)}
                </span>
                <DeviceLink hall={hall} windowId={window.id} kind="window-screen" />
                <DeviceLink hall={hall} windowId={window.id} kind="pad" />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

interface LinkProps {
  readonly hall: HallView
  readonly windowId: string
  readonly kind: 'window-screen' | 'pad'
}

/** Nothing for a window that has no such device: its page would have nobody to be. */
function DeviceLink({ hall, windowId, kind }: LinkProps) {
  if (!hall.devices.some((device) => device.kind === kind && device.windowId === windowId)) return <span />
  return (
    <a href={`/${kind}/${windowId}`}>
      <Icon name={kind === 'pad' ? 'star' : 'board'} size={16} />
      {t(kind === 'pad' ? portalTexts.pad : portalTexts.windowScreen)}
    </a>
  )
}
