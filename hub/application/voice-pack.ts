import type { VoicePackView } from '../../shared/http/schemas.ts'

/** One recorded clip on the disk. */
export interface ClipFile {
  readonly path: string
  readonly mediaType: string
}

/** The hall's recorded voice (语音包), as it lay in its folder when the hub started. */
export interface VoicePack {
  readonly view: VoicePackView
  /** The file of a clip by the last part of its address; undefined when there is none. */
  file(id: string): ClipFile | undefined
}
