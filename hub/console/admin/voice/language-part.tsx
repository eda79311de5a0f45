import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { AnnouncementLanguage } from '../../../../shared/announcements.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import {
  saidIn,
  voiceTexts as texts,
  voiceLanguageWords,
} from '../../../../shared/texts/console-admin-voice.ts'
import { Icon } from '../../../../shared/ui/icon.tsx'
import { t } from '../../../../shared/ui/language.ts'
import { clipsOf, isBuiltIn, voiceWords } from '../../../../shared/voice/voice-words.ts'
import { ClipChooser } from './clip-chooser.tsx'
import { ListenButton } from './listen-button.tsx'
import type { Listening } from './listening.ts'
import type { VoiceDesk } from './voice-desk.ts'

interface Props {
  readonly language: AnnouncementLanguage
  /** Names of the recorded clips. */
  readonly recorded: ReadonlySet<string>
  readonly desk: VoiceDesk
  readonly listening: Listening
}

/** The words of a language: recorded, built in or missing, each to be heard, recorded and removed. */
export function LanguagePart({ language, recorded, desk, listening }: Props) {
  const name = voiceLanguageWords[language]
  const clips = clipsOf(language)
  const mine = clips.filter((clip) => recorded.has(clip))
  const missing = clips.filter((clip) => !recorded.has(clip))
  return (
    <section class="group" aria-label={t(name)}>
      <h3>{t(name)}</h3>
      {language === 'nan' && missing.length > 0 && <p class="notice info">{t(texts.toRecordNan)}</p>}
      <div class="voice-acts">
        <ClipChooser
          desk={desk}
          language={language}
          takes="files"
          label={fillText(texts.chooseFiles, { language: name })}
        />
        {mine.length > 0 && (
          <button
            type="button"
            class="secondary"
            aria-disabled={desk.isBusy.value}
            onClick={() => void desk.remove(mine)}
          >
            {t(fillText(texts.removeLanguage, { language: name }))}
          </button>
        )}
      </div>
      {missing.length > 0 && <MissingFiles clips={missing} />}
      {/* Without a built-in voice the words are what has to be recorded: they stand open. */}
      <details class="voice-words" open={!clips.every(isBuiltIn) && missing.length > 0}>
        <summary>{t(fillText(texts.words, { language: name, n: clips.length }))}</summary>
        <ul>
          {voiceWords[language].map((word) => (
            <WordRow
              key={word}
              clip={`${language}/${word}`}
              said={saidIn(language, word)}
              isRecorded={recorded.has(`${language}/${word}`)}
              desk={desk}
              listening={listening}
            />
          ))}
        </ul>
      </details>
    </section>
  )
}

interface WordRowProps {
  readonly clip: string
  readonly said: string
  readonly isRecorded: boolean
  readonly desk: VoiceDesk
  readonly listening: Listening
}

function WordRow({ clip, said, isRecorded, desk, listening }: WordRowProps) {
  const isThere = isRecorded || isBuiltIn(clip)
  return (
    <li class={isThere ? undefined : 'lacking'}>
      <strong>{said}</strong>
      <code>{clip}</code>
      <span class="hint">
        {t(isRecorded ? texts.isRecorded : isThere ? texts.isBuiltIn : texts.isMissing)}
      </span>
      {isThere && (
        <ListenButton
          id={clip}
          label={fillText(texts.listenTo, { clip })}
          listening={listening}
          start={(player) => player.playClip(clip)}
        />
      )}
      {isRecorded && (
        <button
          type="button"
          class="secondary"
          aria-label={t(fillText(texts.removeClip, { clip }))}
          title={t(texts.remove)}
          aria-disabled={desk.isBusy.value}
          onClick={() => void desk.remove([clip])}
        >
          <Icon name="close" />
        </button>
      )}
    </li>
  )
}

/** The names of files that are not recorded yet, to be copied for who records them. */
function MissingFiles({ clips }: { readonly clips: readonly string[] }) {
  const area = useRef<HTMLTextAreaElement>(null)
  const copied = useSignal<'copied' | 'by-hand' | undefined>(undefined)
  const names = clips.map((clip) => `${clip}.ogg`).join('\n')
  const label = fillText(texts.missing, { n: clips.length })
  const copy = async () => {
    area.current?.select()
    try {
      // Browsers have a clipboard only on secure pages.
      await navigator.clipboard.writeText(names)
      copied.value = 'copied'
    } catch {
      copied.value = 'by-hand'
    }
  }
  return (
    <details class="voice-missing">
      <summary>{t(label)}</summary>
      <textarea ref={area} readOnly rows={6} aria-label={t(label)} value={names} />
      <div class="voice-acts">
        <button type="button" class="secondary" onClick={() => void copy()}>
          {t(texts.copy)}
        </button>
        <span class="hint" role="status">
          {t(
            copied.value === undefined
              ? texts.missingHint
              : copied.value === 'copied'
                ? texts.copied
                : texts.copyByHand,
          )}
        </span>
      </div>
    </details>
  )
}
