import { describe, expect, it } from 'vitest'
import { visitorAddress } from '../../../hub/application/booking/visitor-address.ts'
import { VisitorLimits } from '../../../hub/application/booking/visitor-limits.ts'

describe('the limits of visitors', () => {
  it('let a phone network hold 120 places in ten minutes, then tell the seconds to wait', async () => {
    const limits = new VisitorLimits()
    const hold = () => limits.take('hold', { address: '1.2.3.4' })
    for (let index = 0; index < 120; index += 1) expect(await hold()).toBeUndefined()
    const refused = await hold()
    expect(refused?.code).toBe('too_many_attempts')
    expect(refused?.data.seconds).toBeGreaterThan(500)
    expect(refused?.data.seconds).toBeLessThanOrEqual(600)
    expect(await limits.take('hold', { address: '1.2.3.5' })).toBeUndefined()
    expect(await limits.take('read', { address: '1.2.3.4' })).toBeUndefined()
  })

  it('hold for a phone and a document from whatever address', async () => {
    const limits = new VisitorLimits()
    const look = (index: number, keys: object) =>
      limits.take('lookup', { address: `1.1.1.${index}`, ...keys })
    for (let index = 0; index < 10; index += 1) {
      expect(await look(index, { phone: 'p1', document: `d${index}` })).toBeUndefined()
      expect(await look(index, { phone: `q${index}`, document: 'd' })).toBeUndefined()
    }
    expect(await look(11, { phone: 'p1' })).toMatchObject({ code: 'too_many_attempts' })
    expect(await look(12, { document: 'd' })).toMatchObject({ code: 'too_many_attempts' })
  })

  it('can be widened for a hall whose visitors all come through one address', async () => {
    const limits = new VisitorLimits(2)
    for (let index = 0; index < 240; index += 1)
      expect(await limits.take('hold', { address: '1.2.3.4' })).toBeUndefined()
    expect(await limits.take('hold', { address: '1.2.3.4' })).toBeDefined()
  })

  it('begin anew for the oldest key when a flood of addresses comes', async () => {
    const limits = new VisitorLimits(1 / 600)
    const read = (address: string) => limits.take('read', { address })
    await read('first')
    expect(await read('first')).toBeDefined()
    for (let index = 0; index < 50_000; index += 1) await read(`flood ${index}`)
    expect(await read('first')).toBeUndefined()
    expect(await read('flood 49999')).toBeDefined()
  })
})

describe('the address of a visitor', () => {
  it('is the connection’s when no proxy is the hall’s own, whatever the request claims', () => {
    expect(visitorAddress('10.0.0.9', '1.2.3.4', 0)).toBe('10.0.0.9')
    expect(visitorAddress('::ffff:10.0.0.9', undefined, 0)).toBe('10.0.0.9')
  })

  it('is what the hall’s own proxies saw, not what the visitor wrote before', () => {
    expect(visitorAddress('127.0.0.1', '6.6.6.6, 1.2.3.4', 1)).toBe('1.2.3.4')
    expect(visitorAddress('127.0.0.1', '6.6.6.6, 1.2.3.4, 10.0.0.1', 2)).toBe('1.2.3.4')
    expect(visitorAddress('127.0.0.1', undefined, 1)).toBe('127.0.0.1')
  })

  it('counts IPv6 by the /64 network', () => {
    const network = visitorAddress('2001:db8:0:7::1', undefined, 0)
    expect(visitorAddress('2001:0db8:0000:0007:ffff:1:2:3', undefined, 0)).toBe(network)
    expect(visitorAddress('2001:db8:0:8::1', undefined, 0)).not.toBe(network)
    expect(visitorAddress('::1', undefined, 0)).toBe(visitorAddress('0:0:0:0:0:0:0:1', undefined, 0))
  })
})
