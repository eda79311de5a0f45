import { describe, expect, it } from 'vitest'
import hallJson from '../../../../hub/demo-hall/hall.json' with { type: 'json' }
import { type DeviceDefinition, hallDefinition } from '../../../../shared/hall-definition.ts'
import { rightsOf } from '../../../../shared/mqtt/rights.ts'
import { parsePayload } from '../../../../shared/mqtt/topic-map.ts'
import { ledConfig } from '../../../support/led-panel.ts'

const settings = { widthDots: 128, heightDots: 32, colour: 'rgb' } as const
const panel: DeviceDefinition = {
  id: 'led-1',
  kind: 'led',
  name: { zh: 'LED 屏', en: '' },
  zoneId: 'general',
  led: settings,
}
/** What the hall's definition says against a device; nothing for a good one. */
const faultsOf = (device: object) => {
  const parsed = hallDefinition.safeParse({ ...hallJson, devices: [device] })
  return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'))
}

describe('an LED panel in the definition of a hall', () => {
  describe('when it is written down', () => {
    it('needs a place and its settings', () => {
      const { zoneId, led, ...bare } = panel
      expect(faultsOf(panel)).toEqual([])
      expect(faultsOf({ ...bare, led, windowId: 'w01' })).toEqual([])
      expect(faultsOf({ ...bare, led })).toEqual(['devices.0.zoneId'])
      expect(faultsOf({ ...bare, zoneId })).toEqual(['devices.0.led'])
    })

    it('is refused with a panel or controller that cannot be', () => {
      const fault = (part: object) => faultsOf({ ...panel, led: { ...settings, ...part } })
      expect(fault({ heightDots: 8 })).toEqual(['devices.0.led.heightDots'])
      expect(fault({ controller: 'http://panel' })).toEqual(['devices.0.led.controller'])
      expect(fault({ languages: [] })).toEqual(['devices.0.led.languages'])
    })
  })

  describe('when it connects', () => {
    it('may hear of its zone, or of its window, and say nothing but that it lives', () => {
      const { zoneId, ...atWindow } = { ...panel, windowId: 'w01' }
      expect(rightsOf('xm', panel)).toEqual({
        subscribe: ['hall/xm/hub/state', 'hall/xm/device/led-1/config', `hall/xm/board/${zoneId}/state`],
        publish: ['hall/xm/device/led-1/presence'],
      })
      expect(rightsOf('xm', atWindow).subscribe).toContain('hall/xm/window/w01/state')
    })

    it('is told what it is like', () => {
      const config = { deviceId: 'led-1', voice: false, led: ledConfig({ controller: 'ddp://10.0.0.5' }) }
      expect(parsePayload('deviceConfig', JSON.stringify(config))).toEqual({ ok: true, value: config })
    })
  })
})
