import type { LedSettings } from '../../../shared/led-settings.ts'
import { DdpEncoder } from '../protocol/ddp.ts'
import { encodeFlaschenTaschen } from '../protocol/flaschen-taschen.ts'
import { onbonBaud } from '../protocol/onbon.ts'
import { SerialLine, TcpLine } from './byte-line.ts'
import { type ControllerAddress, readControllerAddress } from './controller-address.ts'
import type { LedDriver } from './led-driver.ts'
import { StripDriver } from './strip-driver.ts'
import { UdpDriver } from './udp-driver.ts'

/** The driver that a panel's settings ask for; undefined for a panel that is only a page. */
export function openDriver(settings: LedSettings): LedDriver | undefined {
  if (settings.controller === undefined) return undefined
  const address = readControllerAddress(settings.controller)
  return 'path' in address
    ? new StripDriver(new SerialLine(address.path, onbonBaud), settings)
    : networkDriver(address, settings)
}

function networkDriver(
  { protocol, host, port }: Extract<ControllerAddress, { host: string }>,
  settings: LedSettings,
): LedDriver {
  switch (protocol) {
    case 'ddp': {
      const encoder = new DdpEncoder()
      return new UdpDriver({ host, port, encode: (frame) => encoder.encode(frame) })
    }
    case 'ft':
      return new UdpDriver({ host, port, encode: (frame) => encodeFlaschenTaschen(frame) })
    case 'onbon':
      return new StripDriver(new TcpLine(host, port), settings)
  }
}
