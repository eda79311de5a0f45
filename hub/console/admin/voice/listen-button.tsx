import type { Text } from '../../../../shared/text.ts'
import { voiceTexts as texts } from '../../../../shared/texts/console-admin-voice.ts'
import { Icon } from '../../../../shared/ui/icon.tsx'
import { t } from '../../../../shared/ui/language.ts'
import type { Playback } from '../../../../shared/voice/clip-playback.ts'
import type { ClipPlayer } from '../../../../shared/voice/clip-player.ts'
import type { Listening } from './listening.ts'

interface Props {
  /** Names the sound among all that can be listened to. */
  readonly id: string
  readonly label: Text
  readonly listening: Listening
  readonly start: (player: ClipPlayer) => Playback
  /** Shows the label beside the picture. */
  readonly words?: 'words'
}

/** Plays a sound, and stops it while it is heard. */
export function ListenButton({ id, label, listening, start, words }: Props) {
  const heard = listening.heard.value
  const isHeard = heard?.id === id && heard.status !== 'failed'
  const shown = isHeard ? texts.stop : label
  return (
    <button
      type="button"
      class={`secondary listen ${isHeard ? 'heard' : ''}`}
      aria-label={t(shown)}
      title={t(shown)}
      onClick={() => (isHeard ? listening.stop() : void listening.play(id, start))}
    >
      <Icon name={isHeard ? 'sound-off' : 'sound'} />
      {words !== undefined && <span>{t(shown)}</span>}
    </button>
  )
}
