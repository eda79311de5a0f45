import { hallTexts as texts } from '../../../../shared/texts/console-admin-hall.ts'
import { callOrderWords } from '../../../../shared/texts/day-report.ts'
import { usualCalling } from '../../../../shared/usual-calling.ts'
import { ChoiceField, Group, NumberField, TextField, WordField } from '../hall/fields.tsx'
import { useDraft } from '../hall/hall-draft.ts'
import { wordOptions } from '../hall/options.ts'

/** The hall itself, and the rules by which people are called, recalled and asked. */
export function RulesPanel() {
  const { hall } = useDraft()
  return (
    <div class="panel">
      <Group title={texts.hall}>
        <TextField path={['name']} label={texts.name} />
        <WordField path={['timeZone']} label={texts.timeZone} />
      </Group>
      <Group title={texts.callingRules}>
        <ChoiceField
          path={['rules', 'callOrder']}
          label={texts.callOrder}
          options={wordOptions(callOrderWords)}
        />
        {hall.value?.rules.callOrder === 'hall' && <Calling />}
      </Group>
      <Group title={texts.recalls}>
        <NumberField path={['rules', 'maxCalls']} label={texts.maxCalls} unit={texts.times} />
        <NumberField path={['rules', 'recallGapSeconds']} label={texts.recallGap} unit={texts.seconds} />
        <NumberField path={['rules', 'noShowAfterCalls']} label={texts.noShowCalls} unit={texts.times} />
        <NumberField
          path={['rules', 'noShowAfterSeconds']}
          label={texts.noShowSeconds}
          unit={texts.seconds}
        />
        <NumberField path={['rules', 'requeueLimit']} label={texts.requeues} unit={texts.times} />
        <NumberField
          path={['rules', 'requeueWithinMinutes']}
          label={texts.requeueWithin}
          unit={texts.minutes}
        />
      </Group>
      <Group title={texts.atWindow}>
        <NumberField path={['rules', 'undoSeconds']} label={texts.undo} unit={texts.seconds} />
        <NumberField path={['rules', 'ratingSeconds']} label={texts.rating} unit={texts.seconds} />
        <NumberField path={['rules', 'announcementSeconds']} label={texts.announcing} unit={texts.seconds} />
        <NumberField path={['rules', 'printExpiryMinutes']} label={texts.printing} unit={texts.minutes} />
      </Group>
    </div>
  )
}

/** What the order of the hall weighs by. A hall that says nothing of it has the usual figures, shown in the empty fields. */
function Calling() {
  const at = (field: string) => ['rules', 'calling', field]
  return (
    <>
      <NumberField
        path={at('hardLimitMinutes')}
        label={texts.hardLimit}
        hint={texts.hardLimitHint}
        unit={texts.minutes}
        usual={usualCalling.hardLimitMinutes}
      />
      <NumberField
        path={at('rushMinutes')}
        label={texts.rush}
        hint={texts.rushHint}
        unit={texts.minutes}
        usual={usualCalling.rushMinutes}
      />
      <NumberField
        path={at('crowdedShare')}
        label={texts.crowdedShare}
        hint={texts.crowdedShareHint}
        usual={usualCalling.crowdedShare}
      />
    </>
  )
}
