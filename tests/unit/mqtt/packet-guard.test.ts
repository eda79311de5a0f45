import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultBrokerLimits } from '../../../hub/adapters/mqtt/broker-limits.ts'
import { PacketGuard, type Violation } from '../../../hub/adapters/mqtt/packet-guard.ts'

const limits = { ...defaultBrokerLimits, packetBurst: 10, packetsPerSecond: 10 }
const connect = Buffer.from('100a00044d5154540400003c', 'hex')
const ping = Buffer.from('c000', 'hex')

function feedAll(chunks: readonly Uint8Array[], login: 'in' | 'pending' = 'in'): Violation | undefined {
  const guard = new PacketGuard(limits, 0)
  for (const chunk of chunks) {
    const violation = guard.feed(chunk, login, 0)
    if (violation !== undefined) return violation
  }
  return undefined
}

/** A publish whose remaining length is exactly `bytes`, in its shortest length field. */
function publishOf(bytes: number): Buffer {
  const length = bytes < 128 ? [bytes] : [(bytes & 0x7f) | 0x80, bytes >> 7]
  return Buffer.concat([Buffer.from([0x30, ...length]), Buffer.alloc(bytes)])
}

describe('the packet guard', () => {
  describe('when a client keeps to the bounds', () => {
    it('lets its packets through, however they are cut into pieces', () => {
      const bytes = Buffer.concat([connect, publishOf(300), ping, publishOf(3)])
      fc.assert(
        fc.property(fc.array(fc.nat(bytes.length)), (cuts) => {
          const at = [0, ...cuts.sort((a, b) => a - b), bytes.length]
          expect(feedAll(at.slice(1).map((end, index) => bytes.subarray(at[index], end)))).toBeUndefined()
        }),
      )
    })

    it('lets a packet of the largest size through after the login, and a small one before', () => {
      expect(feedAll([connect, publishOf(limits.maxBytes)])).toBeUndefined()
      expect(feedAll([connect, publishOf(limits.maxBytesBeforeLogin)], 'pending')).toBeUndefined()
    })

    it('counts packets by time', () => {
      const guard = new PacketGuard(limits, 0)
      guard.feed(connect, 'in', 0)
      for (let second = 1; second <= 5; second += 1)
        expect(guard.feed(Buffer.concat(Array(10).fill(ping)), 'in', second * 1000)).toBeUndefined()
    })
  })

  describe('when a client goes beyond them', () => {
    it.each<[Violation, Uint8Array[], ('in' | 'pending')?]>([
      ['not-connect', [ping]],
      ['second-connect', [connect, connect]],
      ['packet-type', [connect, Buffer.from([0x20])]],
      ['packet-type', [connect, Buffer.from([0x62])]],
      ['qos2', [connect, Buffer.from([0x34])]],
      ['too-large', [connect, publishOf(limits.maxBytes + 1).subarray(0, 4)]],
      ['too-large', [connect, publishOf(limits.maxBytesBeforeLogin + 1).subarray(0, 4)], 'pending'],
      ['too-large', [Buffer.from('10ffffff7f', 'hex')]],
      ['bad-length', [Buffer.from('1080808080', 'hex')]],
      ['too-many-packets', [connect, Buffer.concat(Array(10).fill(ping))]],
    ])('names the violation %s from the header alone', (violation, chunks, login) => {
      expect(feedAll(chunks, login)).toBe(violation)
    })
  })
})
