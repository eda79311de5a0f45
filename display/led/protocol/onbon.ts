import iconv from 'iconv-lite'
import type { LedSettings } from '../../../shared/led-settings.ts'
import { crc16 } from './crc16.ts'

/** The TCP port of Onbon's controllers. */
export const onbonPort = 5005

/** The serial speed that the controllers leave the factory with, in baud. */
export const onbonBaud = 57_600

const start = 0xa5
const startCount = 8
const end = 0x5a

/** Bytes that would end or begin a frame, and what is sent instead of them. */
const escapes = new Map([
  [0xa5, [0xa6, 0x02]],
  [0xa6, [0xa6, 0x01]],
  [0x5a, [0x5b, 0x02]],
  [0x5b, [0x5b, 0x01]],
])

/** Screen 1; the address of a computer; reserved; no bar code; CRC-16; programmes beside dynamic areas; any device; version 2. */
const header = [0x01, 0x00, 0x00, 0x80, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xfe, 0x02]

const liveText = [0xa3, 0x06]
/** The controller does not answer: the line is written to only. */
const withoutAnswer = 0x02
/** Shown over and over, and no more once the time is over without anything new: a strip goes dark when its agent is gone. */
const untilTimeout = 0x02
const multiLine = 0x02
const noWrap = 0x01
/** Stands still from the first moment. */
const still = 0x01
/** Widths and places count dots, not bytes of eight dots, when their highest bit is set. */
const inDots = 0x8000

/** Codes of the colours within a text; a controller of one colour takes any of them. */
const colourCodes: Readonly<Record<LedSettings['colour'], string>> = {
  red: '\\C1',
  green: '\\C2',
  amber: '\\C3',
  rgb: '\\C3',
  white: '\\C3',
}

/** A text for a strip. */
export interface StripText {
  readonly lines: readonly string[]
  readonly widthDots: number
  readonly heightDots: number
  readonly colour: LedSettings['colour']
  /** Seconds after which the controller takes the text away when nothing newer has come. */
  readonly timeoutSeconds: number
}

/**
 * A text as the frame "send live text" (A3 06) of Onbon's font controllers BX-5K and BX-6K, which fill one dynamic area of
 * the strip's size: https://doc.onbonbx.com/zh/k/potocol (version 1.4), with the fields in the order of the maker's own
 * reader, https://github.com/strongercjd/Onbon-Protocol-Analysis. Numbers are little endian, the text is GB 2312; what
 * GB 2312 does not have is shown as a question mark.
 */
export function encodeOnbon(strip: StripText): Uint8Array {
  const text = iconv.encode(colourCodes[strip.colour] + strip.lines.map(plain).join('\\n'), 'gb2312')
  const area = [
    0x00,
    ...word(inDots),
    ...word(0),
    ...word(inDots | strip.widthDots),
    ...word(strip.heightDots),
    // Area 0, no gap between lines.
    0x00,
    0x00,
    untilTimeout,
    ...word(strip.timeoutSeconds),
    // No voice, no further fields, aligned as the controller does by itself.
    0x00,
    0x00,
    0x00,
    multiLine,
    noWrap,
    still,
    // Way out, speed and stay: nothing moves.
    0x00,
    0x00,
    0x00,
    ...word(text.length),
    ...word(0),
    ...text,
  ]
  // No area is deleted or set up anew; one area follows.
  return onbonFrame([...liveText, withoutAnswer, 0x00, 0x00, 0x00, 0x01, ...word(area.length), ...area])
}

/** Frames a command: eight start bytes, header, length, data, checksum and end, with start and end bytes escaped between. */
export function onbonFrame(data: readonly number[]): Uint8Array {
  const body = [...header, ...word(data.length), ...data]
  const inner = [...body, ...word(crc16(Uint8Array.from(body)))]
  return Uint8Array.from([
    ...Array.from({ length: startCount }, () => start),
    ...inner.flatMap((byte) => escapes.get(byte) ?? [byte]),
    end,
  ])
}

function word(value: number): [low: number, high: number] {
  return [value & 0xff, (value >> 8) & 0xff]
}

/** A backslash begins a code of the controller. */
function plain(line: string): string {
  return line.replaceAll('\\', '＼')
}
