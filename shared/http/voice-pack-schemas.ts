import { z } from 'zod'
import { count, text } from './schema-parts.ts'

/** The hall's recorded voice (语音包), as the boards fetch it. */
export const voicePackView = z
  .object({
    /** Changes when any clip does; empty for a hall without one. */
    version: z.string(),
    /** By its name in the voice (`zh/please`, `chime`), and where its sound is. */
    clips: z.array(z.object({ name: z.string(), url: z.string(), bytes: count })),
  })
  .meta({ id: 'VoicePackView' })
export type VoicePackView = z.infer<typeof voicePackView>

/** A file that is not used as a clip, with why and what to do. */
const fileRefusal = z.object({ file: z.string(), message: text }).meta({ id: 'FileRefusal' })
export type FileRefusal = z.infer<typeof fileRefusal>

/** The recorded voice as its administrator sees it. */
export const voicePackDesk = voicePackView
  .extend({
    /** Whether there is a pack before the last change to go back to. */
    canRestore: z.boolean(),
    /** Files in the pack's folder that no board can use. */
    unused: z.array(fileRefusal),
  })
  .meta({ id: 'VoicePackDesk' })
export type VoicePackDesk = z.infer<typeof voicePackDesk>

/** What became of the files of one upload. */
export const voiceUpload = z
  .object({
    /** Names of the clips that were taken. */
    taken: z.array(z.string()),
    refused: z.array(fileRefusal),
    pack: voicePackDesk,
  })
  .meta({ id: 'VoiceUpload' })
export type VoiceUpload = z.infer<typeof voiceUpload>

/** Clips that go back to the built-in voice, by name. */
export const removeClipsBody = z.object({ clips: z.array(z.string().max(40)).min(1).max(300) })

/** Goes back to the pack before the last change. */
export const restorePackBody = z.object({
  /** The version that the administrator looks at: of two who change it, the second is refused. */
  version: z.string().max(40),
})
