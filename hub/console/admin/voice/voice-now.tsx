import { useSignal } from '@preact/signals'
import { useId } from 'preact/hooks'
import { type AnnouncementLanguage, announcementLanguages } from '../../../../shared/announcements.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import { voiceTexts as texts, voiceLanguageWords } from '../../../../shared/texts/console-admin-voice.ts'
import { Icon } from '../../../../shared/ui/icon.tsx'
import { t } from '../../../../shared/ui/language.ts'
import { announcementScript } from '../../../../shared/voice/announcement-script.ts'
import { clipsOf, isBuiltIn } from '../../../../shared/voice/voice-words.ts'
import { ListenButton } from './listen-button.tsx'
import type { Listening } from './listening.ts'

interface Props {
  /** Names of the recorded clips. */
  readonly recorded: ReadonlySet<string>
  /** The languages of the hall's calls, in their order. */
  readonly spoken: readonly AnnouncementLanguage[]
  readonly listening: Listening
}

/** What each language speaks with, and a sample call as the boards would speak it. */
export function VoiceNow({ recorded, spoken, listening }: Props) {
  const ticketNumber = useSignal('A008')
  const windowNumber = useSignal('3')
  const ids = { ticket: useId(), window: useId() }
  const call = {
    ticketNumber: ticketNumber.value.toUpperCase(),
    windowNumber: Math.min(9999, Math.max(1, Number.parseInt(windowNumber.value, 10) || 1)),
  }
  const lacking = (language: AnnouncementLanguage) => {
    const clips = announcementScript(call, [language]).flatMap((lines) => lines.map(({ clip }) => clip))
    return [...new Set(clips)].filter((clip) => !recorded.has(clip) && !isBuiltIn(clip))
  }
  const heard = listening.heard.value
  return (
    <section class="group" aria-label={t(texts.now)}>
      <h3>{t(texts.now)}</h3>
      <ul class="voice-languages">
        {announcementLanguages.map((language) => {
          const missing = lacking(language)
          return (
            <li key={language}>
              <strong>{t(voiceLanguageWords[language])}</strong>
              <Standing language={language} recorded={recorded} />
              {!spoken.includes(language) && <span class="hint">{t(texts.notChosen)}</span>}
              {missing.length > 0 ? (
                <span class="voice-lacks hint">
                  {t(fillText(texts.lacks, { clips: missing.join(', ') }))}
                </span>
              ) : (
                <ListenButton
                  id={`call ${language}`}
                  label={fillText(texts.listenIn, { language: voiceLanguageWords[language] })}
                  listening={listening}
                  start={(player) => player.play(call, [language])}
                  words="words"
                />
              )}
            </li>
          )
        })}
        <li>
          <strong>{t(texts.chime)}</strong>
          <span class="voice-standing">
            {t(recorded.has('chime') ? texts.allRecorded : texts.allBuiltIn)}
          </span>
          <ListenButton
            id="chime"
            label={texts.listenChime}
            listening={listening}
            start={(player) => player.playClip('chime')}
            words="words"
          />
        </li>
      </ul>
      <div class="voice-sample">
        <div class="field">
          <label htmlFor={ids.ticket}>{t(texts.ticketNumber)}</label>
          <input
            id={ids.ticket}
            type="text"
            autocomplete="off"
            maxLength={6}
            value={ticketNumber.value}
            onInput={({ currentTarget }) => {
              ticketNumber.value = currentTarget.value.replace(/[^A-Za-z0-9]/g, '')
            }}
          />
        </div>
        <div class="field">
          <label htmlFor={ids.window}>{t(texts.windowNumber)}</label>
          <input
            id={ids.window}
            type="text"
            inputMode="numeric"
            autocomplete="off"
            maxLength={4}
            value={windowNumber.value}
            onInput={({ currentTarget }) => {
              windowNumber.value = currentTarget.value.replace(/\D/g, '')
            }}
          />
        </div>
        <ListenButton
          id="call"
          label={texts.asInHall}
          listening={listening}
          start={(player) => player.play(call, spoken)}
          words="words"
        />
      </div>
      <p class="hint" role="status">
        {heard === undefined ? (
          t(texts.listenHint)
        ) : (
          <>
            <Icon name="sound" />{' '}
            {t(
              heard.status === 'playing'
                ? texts.isHeard
                : heard.status === 'failed'
                  ? texts.cannotListen
                  : texts.waitingForSound,
            )}
          </>
        )}
      </p>
      <p class="hint">
        {t(texts.settingsHint)} <a href="#words">{t(texts.toSettings)}</a>
      </p>
    </section>
  )
}

interface StandingProps {
  readonly language: AnnouncementLanguage
  readonly recorded: ReadonlySet<string>
}

/** What a language speaks with: recordings, the built-in voice, both, or nothing. */
function Standing({ language, recorded }: StandingProps) {
  const clips = clipsOf(language)
  const n = clips.filter((clip) => recorded.has(clip)).length
  const hasBuiltIn = clips.every(isBuiltIn)
  const words =
    n === clips.length
      ? texts.allRecorded
      : n === 0
        ? hasBuiltIn
          ? texts.allBuiltIn
          : texts.silent
        : hasBuiltIn
          ? texts.mixed
          : texts.partly
  return (
    <span class="voice-standing">
      {t(words)} · {t(fillText(texts.recordedOf, { n, all: clips.length }))}
    </span>
  )
}
