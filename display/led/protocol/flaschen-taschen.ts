import { bytesPerDot, type Frame } from '../panel/frame.ts'

/** The UDP port of FlaschenTaschen servers. */
export const flaschenTaschenPort = 1337

/** Bytes of one datagram at most: what UDP over IPv4 can carry, 65,535 less the headers of IP and UDP. */
const datagramBytes = 65_507

/** Room for the text before the dots, whatever numbers stand in it. */
const headerRoomBytes = 64

/**
 * A frame as datagrams of the FlaschenTaschen protocol, https://github.com/hzeller/flaschen-taschen/blob/master/doc/protocols.md:
 * each a whole PPM image (`P6`) whose comment `#FT:` says where it stands, as x, y and layer. A panel too large for one
 * datagram is sent in tiles of whole rows, as the description advises. The layer is 0, the background: layers above it go
 * out by themselves.
 */
export function encodeFlaschenTaschen(
  { widthDots, heightDots, dots }: Frame,
  mostBytes: number = datagramBytes,
): Uint8Array[] {
  const rowBytes = widthDots * bytesPerDot
  const rowsPerTile = Math.max(Math.floor((mostBytes - headerRoomBytes) / rowBytes), 1)
  const tiles: Uint8Array[] = []
  for (let y = 0; y < heightDots; y += rowsPerTile) {
    const rows = Math.min(rowsPerTile, heightDots - y)
    const header = new TextEncoder().encode(`P6\n${widthDots} ${rows}\n#FT: 0 ${y} 0\n255\n`)
    const tile = new Uint8Array(header.length + rows * rowBytes)
    tile.set(header)
    tile.set(dots.subarray(y * rowBytes, (y + rows) * rowBytes), header.length)
    tiles.push(tile)
  }
  return tiles
}

/** An image that a datagram brings, and where its top left dot belongs. */
export interface PlacedImage {
  readonly widthDots: number
  readonly heightDots: number
  readonly xDots: number
  readonly yDots: number
  readonly dots: Uint8Array
}

const headerPattern = /^P6\s+(\d+)\s+(\d+)\s+(?:#FT: ?(-?\d+)\s+(-?\d+)(?:\s+-?\d+)?\n)?255\s/

/** Reads a datagram with the offset in its header, as `encodeFlaschenTaschen` makes it; undefined for anything else. */
export function readFlaschenTaschen(datagram: Uint8Array): PlacedImage | undefined {
  const start = String.fromCharCode(...datagram.subarray(0, headerRoomBytes))
  const found = headerPattern.exec(start)
  if (found === null) return undefined
  const [header, width, height, x = '0', y = '0'] = found
  const widthDots = Number(width)
  const heightDots = Number(height)
  const dots = datagram.subarray(header.length)
  if (dots.length < widthDots * heightDots * bytesPerDot) return undefined
  return { widthDots, heightDots, xDots: Number(x), yDots: Number(y), dots }
}
