import { ddpPort } from '../protocol/ddp.ts'
import { flaschenTaschenPort } from '../protocol/flaschen-taschen.ts'
import { onbonPort } from '../protocol/onbon.ts'

/** Where a controller is and how it is spoken to. */
export type ControllerAddress =
  | { readonly protocol: 'ddp' | 'ft' | 'onbon'; readonly host: string; readonly port: number }
  /** A serial line, as a device file. */
  | { readonly protocol: 'onbon'; readonly path: string }

const usualPorts = { ddp: ddpPort, ft: flaschenTaschenPort, onbon: onbonPort } as const

const networkPattern = /^(ddp|ft|onbon):\/\/(?:\[([^\]]+)\]|([^:/]+))(?::(\d+))?$/
const serialPattern = /^onbon:(\/dev\/.+)$/

/** Reads the `controller` of an LED panel's settings. Throws when it is of another form than the settings allow. */
export function readControllerAddress(controller: string): ControllerAddress {
  const path = serialPattern.exec(controller)?.[1]
  if (path !== undefined) return { protocol: 'onbon', path }
  const [, protocol, address, name, port] = networkPattern.exec(controller) ?? []
  const host = address ?? name
  if ((protocol !== 'ddp' && protocol !== 'ft' && protocol !== 'onbon') || host === undefined)
    throw new Error(`"${controller}" is no address of a controller`)
  return { protocol, host, port: port === undefined ? usualPorts[protocol] : Number(port) }
}
