import { boardTexts } from '../shared/texts/display.ts'
import { Bilingual } from '../shared/ui/bilingual.tsx'
import { Icon } from '../shared/ui/icon.tsx'
import type { ZoneVoice } from './voice/zone-voice.ts'

/** Asks for the one tap that browsers want before a page may be heard; gone once the sound is on. */
export function SoundButton({ voice }: { voice: ZoneVoice | undefined }) {
  if (voice?.sound.value !== 'blocked') return null
  return (
    <button type="button" class="sound-button" onClick={() => voice.unlock()}>
      <Icon name="sound" />
      <Bilingual text={boardTexts.tapForSound} />
    </button>
  )
}
