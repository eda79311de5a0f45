import { describe, expect, it } from 'vitest'
import { devicesToCut } from '../../../hub/application/hall-file/hall-file.ts'
import { readHallFile } from '../../../hub/application/hall-file/read-hall-file.ts'
import hallJson from '../../../hub/demo-hall/hall.json' with { type: 'json' }
import { type DeviceDefinition, hallDefinition } from '../../../shared/hall-definition.ts'

const hall = hallDefinition.parse(hallJson)
const withLook = (look: Readonly<Record<string, object>>) => ({
  ...hall,
  devices: hall.devices.map((device) => ({ ...device, ...look[device.kind] })),
})
const first = (kind: string) => hall.devices.findIndex((device) => device.kind === kind)

describe('how a screen looks, in the file of a hall', () => {
  describe('when the kind of screen has what is asked', () => {
    it('is taken as it stands there', () => {
      const wanted = withLook({
        board: { textPercent: 125, contrast: 'more' },
        'window-screen': { textPercent: 150 },
        pad: { textPercent: 200, contrast: 'auto' },
        kiosk: { textPercent: 100 },
      })
      expect(readHallFile(JSON.stringify(wanted))).toMatchObject({ definition: wanted })
    })
  })

  describe('when the kind of device has no such look', () => {
    it('is refused at its line, with what there is', () => {
      const lines = JSON.stringify(hall, null, 2).split('\n')
      const plant = (kind: string, field: string, words: string) => {
        const at = lines.indexOf(`      "id": "${hall.devices[first(kind)]?.id}",`)
        lines.splice(at + 1, 0, `      ${field},`)
        return [field, words]
      }
      const planted = [
        plant('kiosk', '"textPercent": 150', '类型为“kiosk”的设备，文字大小只有 100、200，现在是 150'),
        plant('printer', '"contrast": "more"', '类型为“printer”的设备不能设置外观，请去掉此项'),
        plant('board', '"textPercent": 110', '应为以下之一：100, 125, 150, 200；现在是 110'),
      ]
      const read = readHallFile(lines.join('\n'))
      const told = 'faults' in read ? read.faults : []
      const found = told.map(({ line, message }) => [lines[line - 1]?.trim().replace(',', ''), message.zh])
      expect(found.toSorted()).toEqual(planted.toSorted())
    })
  })

  describe('when the kind is none, though every object has a field of that name', () => {
    it('is refused by its kind', () => {
      const devices = hall.devices.map((device, index) =>
        index === first('window-screen') ? { ...device, kind: 'constructor', textPercent: 150 } : device,
      )
      const read = readHallFile(JSON.stringify({ ...hall, devices }))
      expect('faults' in read && read.faults.map(({ path }) => path)).toEqual([
        `devices[${first('window-screen')}].kind`,
      ])
    })
  })

  describe('when nothing else of a device changes', () => {
    it('cuts no device off, as another window does', () => {
      const pad = hall.devices[first('pad')] as DeviceDefinition
      const moved = hall.devices.map((device) => (device === pad ? { ...pad, windowId: 'w02' } : device))
      expect(devicesToCut(hall, withLook({ board: { textPercent: 200 } }))).toEqual([])
      expect(devicesToCut(hall, { ...hall, devices: moved })).toEqual([pad.id])
    })
  })
})
