import { type ReadonlySignal, signal } from '@preact/signals'
import type { AnnouncementLanguage } from '../../../../shared/announcements.ts'
import type { FileRefusal, VoicePackDesk, VoiceUpload } from '../../../../shared/http/voice-pack-schemas.ts'
import type { Text } from '../../../../shared/text.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import { voiceTexts as texts } from '../../../../shared/texts/console-admin-voice.ts'
import { command, get, wordsOf } from '../../../../shared/ui/api.ts'
import { isSignedOut, type StaffSession } from '../../session/staff-session.ts'
import { type ChosenFile, judgeFiles } from './chosen-files.ts'

/** The longest an upload may take, in milliseconds: a whole voice over a slow line. */
const uploadTimeoutMs = 60_000

/** What came of the last act. */
export interface VoiceNotice {
  readonly tone: 'done' | 'error'
  readonly text: Text
  readonly refused: readonly FileRefusal[]
}

/** The recorded voice as the page knows it, and what can be done to it, one act at a time. */
export interface VoiceDesk {
  /** Undefined until the hub has told it. */
  readonly pack: ReadonlySignal<VoicePackDesk | undefined>
  readonly notice: ReadonlySignal<VoiceNotice | undefined>
  readonly isBusy: ReadonlySignal<boolean>
  load(): Promise<void>
  /** Sends what can be used; `language` is that of files which lie in no folder. */
  upload(choose: () => Promise<readonly ChosenFile[]>, language?: AnnouncementLanguage): Promise<void>
  remove(clips: readonly string[]): Promise<void>
  /** Takes the last change back. */
  restore(): Promise<void>
}

/** The recorded voice of the hall, for an administrator who is signed in. */
export function createVoiceDesk(session: StaffSession): VoiceDesk {
  const pack = signal<VoicePackDesk | undefined>(undefined)
  const notice = signal<VoiceNotice | undefined>(undefined)
  const isBusy = signal(false)
  const read = async () => {
    pack.value = await get<VoicePackDesk>('/api/v1/admin/voice-pack')
  }
  const attempt = async (work: () => Promise<VoiceNotice | undefined>) => {
    if (isBusy.value) return
    isBusy.value = true
    try {
      notice.value = await work()
    } catch (error) {
      if (isSignedOut(error)) session.expired()
      notice.value = { tone: 'error', text: wordsOf(error), refused: [] }
      // A refusal may come from a pack that somebody else has changed.
      await read().catch(() => {})
    }
    isBusy.value = false
  }
  return {
    pack,
    notice,
    isBusy,
    load: () =>
      attempt(async () => {
        await read()
        return undefined
      }),
    upload: (choose, language) =>
      attempt(async () => {
        const { clips, refused } = await judgeFiles(await choose(), language)
        if (clips.size === 0)
          return refused.length === 0 ? undefined : { tone: 'error', text: texts.noneTaken, refused }
        const form = new FormData()
        for (const [clip, file] of clips) form.append(clip, file)
        const answer = await command<VoiceUpload>('/api/v1/admin/voice-pack/clips', form, {
          timeoutMs: uploadTimeoutMs,
        })
        pack.value = answer.pack
        const text = fillText(texts.taken, { n: answer.taken.length })
        return { tone: 'done', text, refused: [...refused, ...answer.refused] }
      }),
    remove: (clips) =>
      attempt(async () => {
        pack.value = await command<VoicePackDesk>('/api/v1/admin/voice-pack/remove', { clips })
        return { tone: 'done', text: fillText(texts.removed, { n: clips.length }), refused: [] }
      }),
    restore: () =>
      attempt(async () => {
        const { version = '' } = pack.value ?? {}
        pack.value = await command<VoicePackDesk>('/api/v1/admin/voice-pack/restore', { version })
        return { tone: 'done', text: texts.restored, refused: [] }
      }),
  }
}
