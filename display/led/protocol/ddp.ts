import { bytesPerDot, type Frame } from '../panel/frame.ts'

/** The UDP port of DDP displays. */
export const ddpPort = 4048

/** Bytes of dots in one packet at most: 480 dots of three bytes, so that a packet fits in an Ethernet frame. */
const ddpDataBytes = 1440
const ddpHeaderBytes = 10

/** The version of the protocol, 1, in the two highest bits of the flags. */
const version1 = 0x40
/** The display shows what it has got with this packet. */
const push = 0x01
/** Standard type (0), RGB (001), eight bits an element (011). */
const rgbOf8Bits = 0x0b
/** The display's default output. */
const defaultOutput = 1
/** Sequence numbers go from 1 to 15; 0 would say that they are not used. */
const lastSequence = 15

/**
 * Frames as packets of the Distributed Display Protocol, http://www.3waylabs.com/ddp/ (version of 2022-09-05): flags,
 * sequence number, data type, destination, offset in bytes (four bytes) and length (two), then the dots; numbers big
 * endian. Only the last packet of a frame pushes, so that the display changes at once and whole. Each packet has the next
 * sequence number.
 */
export class DdpEncoder {
  #sequence = 0

  encode({ dots }: Frame): Uint8Array[] {
    const packets: Uint8Array[] = []
    for (let offset = 0; offset < dots.length; offset += ddpDataBytes) {
      const data = dots.subarray(offset, offset + ddpDataBytes)
      const isLast = offset + data.length === dots.length
      this.#sequence = (this.#sequence % lastSequence) + 1
      const packet = new Uint8Array(ddpHeaderBytes + data.length)
      const header = new DataView(packet.buffer)
      header.setUint8(0, version1 | (isLast ? push : 0))
      header.setUint8(1, this.#sequence)
      header.setUint8(2, rgbOf8Bits)
      header.setUint8(3, defaultOutput)
      header.setUint32(4, offset)
      header.setUint16(8, data.length)
      packet.set(data, ddpHeaderBytes)
      packets.push(packet)
    }
    return packets
  }
}

/** What one DDP packet brings. */
export interface DdpWrite {
  /** Where the dots begin in the display's memory, in bytes. */
  readonly offset: number
  readonly dots: Uint8Array
  readonly isPush: boolean
}

/** Reads a packet that writes RGB dots to the default output; undefined for anything else, or one that is cut short. */
export function readDdp(packet: Uint8Array): DdpWrite | undefined {
  if (packet.length < ddpHeaderBytes) return undefined
  const header = new DataView(packet.buffer, packet.byteOffset, packet.byteLength)
  const flags = header.getUint8(0)
  const length = header.getUint16(8)
  // Queries, replies, stored scenes and time codes are not for a panel that only shows.
  if ((flags & ~push) !== version1) return undefined
  if (header.getUint8(2) !== rgbOf8Bits || header.getUint8(3) !== defaultOutput) return undefined
  if (length % bytesPerDot !== 0 || packet.length !== ddpHeaderBytes + length) return undefined
  return {
    offset: header.getUint32(4),
    dots: packet.subarray(ddpHeaderBytes),
    isPush: (flags & push) !== 0,
  }
}
