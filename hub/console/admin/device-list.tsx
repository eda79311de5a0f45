import { useSignal } from '@preact/signals'
import type { HallView } from '../../../shared/http/hall-schemas.ts'
import { deviceKindWords } from '../../../shared/texts/common.ts'
import { fillText } from '../../../shared/texts/console.ts'
import { adminTexts as texts } from '../../../shared/texts/console-admin.ts'
import { t } from '../../../shared/ui/language.ts'
import { plain } from '../../../shared/ui/service-search.ts'
import type { StaffSession } from '../session/staff-session.ts'
import { EnrolmentDialog } from './enrolment-dialog.tsx'
import { ListFilters } from './list-filters.tsx'
import { RevokeDialog } from './revoke-dialog.tsx'

type Device = HallView['devices'][number]

interface Props {
  readonly hall: HallView
  readonly session: StaffSession
}

/** Every device of the hall, with its enrolment and, for administrators, its revocation. */
export function DeviceList({ hall, session }: Props) {
  const query = useSignal('')
  const kind = useSignal('')
  const open = useSignal<{ readonly act: 'enrol' | 'revoke'; readonly device: Device } | undefined>(undefined)
  const close = () => {
    open.value = undefined
  }
  const placeOf = ({ zoneId, windowId }: Device) => {
    const window = hall.windows.find(({ id }) => id === windowId)
    if (window !== undefined) return `${window.number} · ${t(window.name)}`
    const zone = hall.zones.find(({ id }) => id === zoneId)
    return zone === undefined ? '' : t(zone.name)
  }
  const asked = plain(query.value)
  const shown = hall.devices.filter(
    (device) =>
      (kind.value === '' || device.kind === kind.value) &&
      (asked === '' ||
        [device.id, device.name.zh, device.name.en, placeOf(device)].some((text) =>
          plain(text).includes(asked),
        )),
  )
  const kinds = [...new Set(hall.devices.map((device) => device.kind))]
  const mayRevoke = session.staff.role === 'administrator'
  return (
    <section class="device-list" aria-label={t(texts.devices)}>
      <ListFilters
        label={texts.filterDevices}
        query={query}
        choice={texts.kind}
        all={texts.allKinds}
        options={kinds.map((id) => ({ id, words: deviceKindWords[id] }))}
        chosen={kind}
        count={fillText(texts.deviceCount, { n: shown.length })}
      />
      {shown.length === 0 ? (
        <p class="nothing">{t(texts.noDevices)}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t(texts.device)}</th>
              <th scope="col">{t(texts.kind)}</th>
              <th scope="col">{t(texts.place)}</th>
              <th scope="col">{t(texts.acts)}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((device) => (
              <tr key={device.id}>
                <td>
                  {t(device.name)} <small>{device.id}</small>
                </td>
                <td class="nowrap">{t(deviceKindWords[device.kind])}</td>
                <td>{placeOf(device)}</td>
                <td class="row-acts">
                  <button
                    type="button"
                    class="secondary"
                    onClick={() => {
                      open.value = { act: 'enrol', device }
                    }}
                  >
                    {t(texts.makeCode)}
                  </button>
                  {mayRevoke && (
                    <button
                      type="button"
                      class="secondary danger"
                      onClick={() => {
                        open.value = { act: 'revoke', device }
                      }}
                    >
                      {t(texts.revoke)}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {open.value?.act === 'enrol' && (
        <EnrolmentDialog device={open.value.device} session={session} onClose={close} />
      )}
      {open.value?.act === 'revoke' && (
        <RevokeDialog device={open.value.device} session={session} onClose={close} />
      )}
    </section>
  )
}
