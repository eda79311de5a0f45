import type { Rejection } from '../../shared/errors.ts'
import type { FileRefusal, VoicePackView } from '../../shared/http/voice-pack-schemas.ts'
import type { AudioEnding } from '../../shared/voice/judge-clip.ts'

/** One recorded clip, as it is sent to a board. */
export interface Clip {
  readonly mediaType: string
  readonly content: Uint8Array<ArrayBuffer>
}

/** A clip that was judged and is to be stored. */
export interface NewClip {
  /** `chime`, or a language and a word of it: `zh/please`. */
  readonly name: string
  readonly ending: AudioEnding
  readonly content: Uint8Array
}

/** A change of the recorded voice. */
export type PackChange =
  | { readonly act: 'uploaded'; readonly clips: readonly NewClip[] }
  | { readonly act: 'removed'; readonly names: readonly string[] }
  /** Back to the pack before the last change. */
  | { readonly act: 'restored' }

/** A change, or how to make it from the pack's version when its turn comes. */
export type PackChangeMaker = (version: string) => PackChange | Rejection

/** Puts a prepared change on record before it is done, with the version that the pack then has. False when it was done before. */
export type PackRecorder = (version: string) => Promise<boolean>

/** The hall's recorded voice (语音包). */
export interface VoicePack {
  readonly view: VoicePackView
  /** Files in its folder that no board can use. */
  readonly unused: readonly FileRefusal[]
  /** Whether there is a pack before the last change to go back to. */
  readonly canRestore: boolean
  /** A clip by the last part of its address and its version; undefined when the pack has none like it. */
  read(id: string, version: string): Promise<Clip | undefined>
  /** Changes the pack as a whole or not at all, one change after another. Returns why not. */
  change(make: PackChangeMaker, record: PackRecorder): Promise<Rejection | undefined>
}
