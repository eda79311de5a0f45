/** A text that must not be found, and what it is. */
export interface Canary {
  readonly kind: 'document' | 'phone' | 'name'
  readonly text: string
}

/** A canary that was found, with the form it was written in and where. */
export interface Sighting {
  readonly canary: Canary
  readonly form: string
  /** Byte offset of its end. */
  readonly at: number
}

interface Needle {
  readonly canary: Canary
  readonly form: string
  readonly bytes: Buffer
}

/** Needles are told apart by their last eight bytes: numbers of one region and decade begin alike. */
const tailBytes = 8
const filterBits = 1 << 22

/** The forms in which a text could stand somewhere, each as bytes. */
export function formsOf(text: string): [form: string, bytes: Buffer][] {
  const utf8 = Buffer.from(text)
  const utf16 = Buffer.from(text, 'utf16le')
  const escaped = text.replace(
    /[^ -~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  const forms: [string, Buffer][] = [
    ['utf-8', utf8],
    ['lower case', Buffer.from(text.toLowerCase())],
    ['utf-16le', utf16],
    ['utf-16be', Buffer.from(utf16).swap16()],
    ['hex', Buffer.from(utf8.toString('hex'))],
    ['HEX', Buffer.from(utf8.toString('hex').toUpperCase())],
    ['url-encoded', Buffer.from(encodeURIComponent(text))],
    ['JSON-escaped', Buffer.from(escaped)],
    ['full-width', Buffer.from(fullWidth(text))],
  ]
  for (const offset of [0, 1, 2]) {
    const core = base64Core(utf8, offset)
    forms.push([`base64, offset ${offset}`, Buffer.from(core)])
    forms.push([`base64url, offset ${offset}`, Buffer.from(core.replaceAll('+', '-').replaceAll('/', '_'))])
  }
  const seen = new Set<string>()
  return forms.filter(([, bytes]) => {
    const key = bytes.toString('latin1')
    return bytes.length >= tailBytes && !seen.has(key) && seen.add(key)
  })
}

/** Those characters of the base64 that depend on the text alone, when so many bytes come before it. */
function base64Core(bytes: Buffer, offset: number): string {
  const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64')
  const first = Math.ceil((offset * 8) / 6)
  const end = Math.floor(((offset + bytes.length) * 8) / 6)
  return encoded.slice(first, end)
}

function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
}

/** Looks for thousands of texts in many forms at once, in one pass over the bytes. */
export class CanaryScan {
  readonly #byTail = new Map<string, Needle[]>()
  readonly #filter = new Uint8Array(filterBits / 8)

  constructor(canaries: readonly Canary[]) {
    for (const canary of canaries)
      for (const [form, bytes] of formsOf(canary.text)) this.#add({ canary, form, bytes })
  }

  /** Everything that is found in the bytes. */
  search(bytes: Uint8Array): Sighting[] {
    const sightings: Sighting[] = []
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    let [high, low] = [0, 0]
    for (let at = 0; at < buffer.length; at += 1) {
      high = ((high << 8) | (low >>> 24)) >>> 0
      low = ((low << 8) | (buffer[at] as number)) >>> 0
      const bit = bitOf(high, low)
      if (((this.#filter[bit >> 3] as number) & (1 << (bit & 7))) === 0) continue
      const end = at + 1
      const needles = this.#byTail.get(buffer.toString('latin1', Math.max(0, end - tailBytes), end)) ?? []
      for (const { canary, form, bytes: wanted } of needles)
        if (end >= wanted.length && wanted.equals(buffer.subarray(end - wanted.length, end)))
          sightings.push({ canary, form, at: end })
    }
    return sightings
  }

  #add(needle: Needle): void {
    const tail = needle.bytes.subarray(-tailBytes)
    const bit = bitOf(tail.readUInt32BE(0), tail.readUInt32BE(4))
    const place = bit >> 3
    this.#filter[place] = (this.#filter[place] as number) | (1 << (bit & 7))
    const key = tail.toString('latin1')
    const others = this.#byTail.get(key)
    if (others === undefined) this.#byTail.set(key, [needle])
    else others.push(needle)
  }
}

function bitOf(high: number, low: number): number {
  const mixed = Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b)
  return (mixed ^ (mixed >>> 15)) & (filterBits - 1)
}
