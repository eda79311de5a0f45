import type { VoicePackView } from '../http/voice-pack-schemas.ts'
import type { RecordedClips } from './clip-pack.ts'

/** Where the hall's recorded voice is; empty for a hall without one, undefined while the hub does not answer. */
export async function recordedClips(): Promise<RecordedClips | undefined> {
  try {
    const answer = await fetch('/api/v1/voice-pack')
    if (answer.status === 404) return {}
    if (!answer.ok) return undefined
    const view: VoicePackView = await answer.json()
    return Object.fromEntries(view.clips.map(({ name, url }) => [name, url]))
  } catch (error) {
    console.warn('The list of recorded clips could not be had', error)
    return undefined
  }
}
