import { useSignal } from '@preact/signals'
import type { BookingDays, BookingInfo } from '../shared/http/booking-schemas.ts'
import type { Text } from '../shared/text.ts'
import { identityTexts } from '../shared/texts/booking-person.ts'
import { get, wordsOf } from '../shared/ui/api.ts'
import { Icon } from '../shared/ui/icon.tsx'
import { t } from '../shared/ui/language.ts'
import type { BookingFlow } from './booking-flow.ts'
import { daysPath } from './slot-queries.ts'

interface Props {
  readonly flow: BookingFlow
  readonly info: BookingInfo
}

/** Where the people of a key project (重点项目) say so: few are, so that it stays folded, and is not there without places. */
export function ProjectField({ flow, info }: Props) {
  const { project, services } = flow.choices.value
  const typed = useSignal(project)
  const fault = useSignal<Text | undefined>(undefined)
  const state = useSignal<'typing' | 'checking'>('typing')
  if (!services.some((id) => info.projectServices.includes(id))) return null

  const submit = async (event: Event) => {
    event.preventDefault()
    const code = plainCode(typed.value)
    fault.value = undefined
    state.value = 'checking'
    try {
      await get<BookingDays>(daysPath({ ...flow.choices.peek(), project: code }))
      flow.choose({ project: code })
    } catch (error) {
      fault.value = wordsOf(error)
    }
    state.value = 'typing'
  }
  return (
    <details class="card project" open={project !== ''}>
      <summary>
        <span>{t(identityTexts.project)}</span>
        <Icon name="chevron-right" />
      </summary>
      <form class="field" onSubmit={submit}>
        <label for="project">{t(identityTexts.projectCode)}</label>
        <input
          id="project"
          value={typed.value}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          maxLength={40}
          aria-describedby="project-note"
          aria-invalid={fault.value !== undefined}
          onInput={(event) => {
            typed.value = event.currentTarget.value
            fault.value = undefined
          }}
        />
        <div id="project-note" aria-live="assertive">
          {fault.value !== undefined ? (
            <p class="fault">
              <Icon name="warning" />
              {t(fault.value)}
            </p>
          ) : project !== '' && plainCode(typed.value) === project ? (
            <p class="right">
              <Icon name="check" />
              {t(identityTexts.projectShown)}
            </p>
          ) : (
            <p class="faint">{t(identityTexts.projectHint)}</p>
          )}
        </div>
        <button
          type="submit"
          class="secondary"
          disabled={plainCode(typed.value) === project || state.value === 'checking'}
        >
          {t(identityTexts.projectApply)}
        </button>
      </form>
    </details>
  )
}

/** A project code as the list has it: capital letters, without spaces. */
function plainCode(typed: string): string {
  return typed.normalize('NFKC').replace(/\s+/g, '').toUpperCase()
}
