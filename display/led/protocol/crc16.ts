/** The polynomial x16 + x15 + x2 + 1, lowest bit first. */
const polynomial = 0xa001

/** The checksum CRC-16/ARC: from zero, lowest bit first, of polynomial 0x8005. */
export function crc16(bytes: Uint8Array): number {
  let sum = 0
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >> 1) ^ polynomial : sum >> 1
  }
  return sum
}
