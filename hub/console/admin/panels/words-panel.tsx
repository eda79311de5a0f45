import { hallTexts as texts } from '../../../../shared/texts/console-admin-hall.ts'
import { spokenLanguageWords } from '../../../../shared/texts/console-admin-transfer.ts'
import { voiceTexts } from '../../../../shared/texts/console-admin-voice.ts'
import { t } from '../../../../shared/ui/language.ts'
import { Group, NumberField, TextField } from '../hall/fields.tsx'
import { IdPicks } from '../hall/id-picks.tsx'
import { HoursList } from '../hall/line-list.tsx'
import { wordOptions } from '../hall/options.ts'

/** The hall's own words on its public screens, and how its calls are spoken. */
export function WordsPanel() {
  return (
    <div class="panel">
      <Group title={texts.publicWords}>
        <TextField
          path={['wording', 'boardWelcome']}
          label={texts.boardWelcome}
          hint={texts.emptyIsUsual}
          optional="optional"
        />
        <TextField
          path={['wording', 'kioskWelcome']}
          label={texts.kioskWelcome}
          hint={texts.kioskWelcomeHint}
          optional="optional"
        />
        <TextField
          path={['wording', 'help']}
          label={texts.help}
          hint={texts.helpHint}
          optional="optional"
          long="long"
        />
      </Group>
      <Group title={texts.announcements}>
        <NumberField
          path={['announcements', 'volumePercent']}
          label={texts.volume}
          unit={texts.percent}
          usual={100}
        />
        <IdPicks
          path={['announcements', 'languages']}
          label={texts.languagesSpoken}
          options={wordOptions(spokenLanguageWords)}
          usual={Object.keys(spokenLanguageWords)}
        />
        <HoursList
          path={['announcements', 'quietHours']}
          label={texts.quietHours}
          add={texts.addQuiet}
          fresh={{ from: '12:00', to: '13:30' }}
          most={5}
        />
      </Group>
      <p class="hint">
        {t(texts.voiceHint)} <a href="#voice">{t(voiceTexts.voice)}</a>
      </p>
    </div>
  )
}
