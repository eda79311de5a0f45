import { describe, expect, it } from 'vitest'
import { Presence } from '../../../hub/adapters/mqtt/presence.ts'
import { DeviceHealth } from '../../../hub/application/device-health.ts'

const present = () => {
  const presence = new Presence({ now: () => 0 })
  presence.note('printer-01', { session: 's1', status: 'online' })
  return new DeviceHealth(presence)
}
const ready = { kind: 'status', online: true, paper: 'ok', cover: 'closed', cutter: 'ok' } as const

describe('the health of a printer', () => {
  it('is that of its presence until it has spoken', () => {
    expect(present().of('printer-01')).toEqual({
      online: true,
      paper: 'unknown',
      cover: 'unknown',
      cutter: 'unknown',
    })
  })

  it('is offline while its agent is there and the printer itself does not answer', () => {
    const health = present()
    health.notePrinter('printer-01', { ...ready, online: false })
    expect(health.of('printer-01').online).toBe(false)
    health.notePrinter('printer-01', { ...ready, paper: 'low' })
    expect(health.of('printer-01')).toMatchObject({ online: true, paper: 'low', cutter: 'ok' })
  })

  it('is offline without its agent, whatever the printer said last', () => {
    const health = new DeviceHealth(new Presence({ now: () => 0 }))
    health.notePrinter('printer-01', ready)
    expect(health.of('printer-01').online).toBe(false)
  })
})
