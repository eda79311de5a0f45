import type { GuideView } from '../../../shared/http/guide-schemas.ts'
import type { HelpView } from '../../../shared/http/kiosk-schemas.ts'
import type { Hall } from '../../domain/hall.ts'
import { openHelp } from '../../domain/help/decide-help.ts'
import { callingPrinters, type HelpCall, isOpenHelp } from '../../domain/help/help-book.ts'
import { type DeviceCondition, faultOf } from '../device-health.ts'
import type { Version } from '../state-messages.ts'
import { closedWindowsOf } from './closed-windows.ts'

type ShownCall = GuideView['helpCalls'][number]
type PrinterTrouble = GuideView['printerTroubles'][number]

/** The gravest first: nothing comes out, or soon nothing will. */
const troubles: readonly PrinterTrouble['trouble'][] = [
  'paper-out',
  'cover-open',
  'cutter-error',
  'offline',
  'paper-low',
]

/**
 * What the guides on the floor are asked for: the kiosks whose visitors wait for one of them and the printers that have
 * called, oldest first; and all printers that need somebody, the gravest first.
 */
export function guideView(
  hall: Hall,
  conditionOf: (deviceId: string) => DeviceCondition,
  version: Version,
): GuideView {
  const { day, help } = hall
  const helpCalls = openHelp(help, version.at).map(({ id, deviceId, at, fault }): ShownCall => {
    const deviceName = day.devices.get(deviceId)?.name ?? { zh: deviceId, en: deviceId }
    const call = { id, deviceId, deviceName, at }
    return fault === undefined ? call : { ...call, printer: faultOf(conditionOf(deviceId)) ?? 'well' }
  })
  const devices = [...day.devices.values()]
  const calling = callingPrinters(help)
  const printerTroubles = devices.flatMap(({ id, kind, name }): PrinterTrouble[] => {
    const trouble = kind === 'printer' ? troubleOf(conditionOf(id)) : undefined
    if (trouble === undefined) return []
    const kiosks = devices.filter((device) => device.printerId === id).map((device) => device.name)
    const call = calling.get(id)
    const guideId = call?.stage.status === 'answered' ? call.stage.guideId : ''
    const guideName = day.staff.get(guideId)?.name
    return [
      {
        deviceId: id,
        name,
        kiosks,
        trouble,
        ...(call && { calledAt: call.at }),
        ...(guideName && { guideName }),
      },
    ]
  })
  printerTroubles.sort((a, b) => troubles.indexOf(a.trouble) - troubles.indexOf(b.trouble))
  return { ...version, helpCalls, printerTroubles, closedWindows: closedWindowsOf(hall) }
}

function troubleOf(condition: DeviceCondition): PrinterTrouble['trouble'] | undefined {
  return faultOf(condition) ?? (condition.paper === 'low' ? 'paper-low' : undefined)
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
