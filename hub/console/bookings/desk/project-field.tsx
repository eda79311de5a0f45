import { type Signal, useSignal } from '@preact/signals'
import { bookingsTexts as texts } from '../../../../shared/texts/console-bookings.ts'
import { t } from '../../../../shared/ui/language.ts'
import { projectCodeOf } from '../project-code.ts'

interface Props {
  /** The code whose places are shown; undefined for everybody's. */
  readonly project: Signal<string | undefined>
}

/** The code of a key project, whose people have places of their own. */
export function ProjectField({ project }: Props) {
  const typed = useSignal(project.value ?? '')
  const isWrong = typed.value.trim() !== '' && projectCodeOf(typed.value) === undefined
  return (
    <label class="field">
      {t(texts.projectCode)}
      <input
        type="text"
        class="number"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        maxLength={40}
        aria-invalid={isWrong}
        value={typed.value}
        onInput={(event) => {
          typed.value = event.currentTarget.value
        }}
        // Not at each letter: every code asks the hub for its own days.
        onChange={() => {
          project.value = projectCodeOf(typed.value)
        }}
      />
      <small class={isWrong ? 'fault' : 'hint'} role="status">
        {t(isWrong ? texts.projectCodeWrong : texts.projectCodeHint)}
      </small>
    </label>
  )
}
