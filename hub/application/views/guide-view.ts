import type { GuideView, HelpView } from '../../../shared/http/schemas.ts'
import type { Hall } from '../../domain/hall.ts'
import { openHelp } from '../../domain/help/decide-help.ts'
import { type HelpCall, isOpenHelp } from '../../domain/help/help-book.ts'
import type { DeviceCondition } from '../device-health.ts'
import type { Version } from '../state-messages.ts'

type PrinterTrouble = GuideView['printerTroubles'][number]

/** The gravest first: nothing comes out, or soon nothing will. */
const troubles: readonly PrinterTrouble['trouble'][] = ['paper-out', 'cover-open', 'offline', 'paper-low']

/**
 * What the guides on the floor are asked for: the kiosks whose visitors wait for one of them, oldest first, and the
 * printers that need somebody, the gravest first.
 */
export function guideView(
  { day, help }: Hall,
  conditionOf: (deviceId: string) => DeviceCondition,
  version: Version,
): GuideView {
  const helpCalls = openHelp(help, version.at).map(({ id, deviceId, at }) => ({
    id,
    deviceId,
    deviceName: day.devices.get(deviceId)?.name ?? { zh: deviceId, en: deviceId },
    at,
  }))
  const devices = [...day.devices.values()]
  const printerTroubles = devices.flatMap(({ id, kind, name }): PrinterTrouble[] => {
    const trouble = kind === 'printer' ? troubleOf(conditionOf(id)) : undefined
    const kiosks = devices.filter((device) => device.printerId === id).map((device) => device.name)
    return trouble === undefined ? [] : [{ deviceId: id, name, kiosks, trouble }]
  })
  printerTroubles.sort((a, b) => troubles.indexOf(a.trouble) - troubles.indexOf(b.trouble))
  return { ...version, helpCalls, printerTroubles }
}

function troubleOf({ online, paper, cover }: DeviceCondition): PrinterTrouble['trouble'] | undefined {
  if (!online) return 'offline'
  if (cover === 'open') return 'cover-open'
  return paper === 'out' ? 'paper-out' : paper === 'low' ? 'paper-low' : undefined
}

/** A call for help as the visitor at the kiosk sees it. */
export function helpView({ day }: Hall, call: HelpCall, version: Version): HelpView {
  const { stage } = call
  if (stage.status === 'answered')
    return {
      ...version,
      id: call.id,
      status: 'answered',
      guideName: day.staff.get(stage.guideId)?.name ?? null,
    }
  const status = stage.status === 'open' && !isOpenHelp(call, version.at) ? 'lapsed' : stage.status
  return { ...version, id: call.id, status, guideName: null }
}
