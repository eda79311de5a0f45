import { type Rejection, reject } from '../errors.ts'

/** Bytes of a clip at most: a word spoken takes a hundred kilobytes. */
export const maxClipBytes = 500_000
/** Seconds of a word at most: the slowest speaker needs one and a half for "please go to window". */
const maxWordSeconds = 3
/** Seconds of the chime at most: it stands before every call. */
const maxChimeSeconds = 6
/** Bytes of a whole recorded voice at most: all of its words as plain WAV. */
export const maxPackBytes = 40_000_000
/** Bytes at a file's beginning that tell what it is. */
export const headBytes = 64

/** What boards can play, by the ending of its files. */
export const audioTypes = {
  ogg: 'audio/ogg',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  wav: 'audio/wav',
} as const
export type AudioEnding = keyof typeof audioTypes

/** A file that somebody offers as a clip. */
export interface OfferedFile {
  /** As its owner calls it. */
  readonly file: string
  /** The clip it is meant for; undefined when no voice speaks such a word. */
  readonly clip: string | undefined
  readonly sizeBytes: number
  /** Its first `headBytes`, or all of it. */
  readonly head: Uint8Array
}

/** Why a file cannot be a clip; undefined when it can. */
export function judgeClip({ file, clip, sizeBytes, head }: OfferedFile): Rejection | undefined {
  if (clip === undefined) return reject('voice_clip_unknown', { file })
  if (sizeBytes === 0) return reject('voice_clip_empty', { file })
  if (sizeBytes > maxClipBytes)
    return reject('voice_clip_too_large', {
      file,
      kilobytes: Math.ceil(sizeBytes / 1000),
      limit: maxClipBytes / 1000,
    })
  if (audioEndingOf(head) === undefined) return reject('voice_clip_no_sound', { file })
  return judgeLength(file, clip, wavSeconds(head, sizeBytes) ?? 0)
}

/** Why a sound of some seconds is too long for its clip; undefined when it is not. */
export function judgeLength(file: string, clip: string, seconds: number): Rejection | undefined {
  const limit = clip === 'chime' ? maxChimeSeconds : maxWordSeconds
  if (seconds <= limit) return undefined
  return reject('voice_clip_too_long', { file, seconds: Math.ceil(seconds * 10) / 10, limit })
}

/**
 * How long a WAV file plays by its header; undefined for what does not say it there. Other formats tell only when they are
 * decoded, which the administrator's page does.
 */
function wavSeconds(head: Uint8Array, sizeBytes: number): number | undefined {
  const text = String.fromCharCode(...head)
  if (!text.startsWith('RIFF') || !text.startsWith('WAVEfmt ', 8) || head.length < 32) return undefined
  // Multimedia Programming Interface and Data Specifications 1.0, "WAVE": the format chunk has the bytes of a second.
  const bytesOfSecond = new DataView(head.buffer, head.byteOffset).getUint32(28, true)
  return bytesOfSecond === 0 ? undefined : sizeBytes / bytesOfSecond
}

/** What kind of sound a file holds by its first bytes, whatever it is called; undefined for what boards cannot play. */
export function audioEndingOf(head: Uint8Array): AudioEnding | undefined {
  const text = String.fromCharCode(...head.subarray(0, headBytes))
  // RFC 3533, and the codec's name in the first packet within.
  if (text.startsWith('OggS')) return /OpusHead|vorbis|FLAC/.test(text) ? 'ogg' : undefined
  if (text.startsWith('RIFF')) return text.startsWith('WAVE', 8) ? 'wav' : undefined
  // ISO/IEC 14496-12, 4.3: the file type box comes first.
  if (text.startsWith('ftyp', 4)) return 'm4a'
  if (text.startsWith('ID3')) return 'mp3'
  // ISO/IEC 11172-3, 2.4.2.3: eleven bits of synchronisation, then the version, then layer III.
  const [first = 0, second = 0] = head
  return first === 0xff && (second & 0xe0) === 0xe0 && (second & 0x06) === 0x02 ? 'mp3' : undefined
}
