import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Text } from '../shared/text.ts'
import { findTexts } from '../shared/texts/booking.ts'
import { identityTexts } from '../shared/texts/booking-person.ts'
import { ApiProblem, isPassing, wordsOf } from '../shared/ui/api.ts'
import { Icon } from '../shared/ui/icon.tsx'
import { fill, t } from '../shared/ui/language.ts'
import type { Person } from './booking-flow.ts'
import { KindField } from './kind-field.tsx'
import { durationWords } from './pass-time.ts'
import { faultOf, isWhole, type PersonField, personFields } from './person-check.ts'
import { ProjectField } from './project-field.tsx'
import { StepFrame } from './step-frame.tsx'
import type { StepProps } from './step-props.ts'
import { TextField } from './text-field.tsx'

const minuteMs = 60_000

/** Asks who comes, and holds the place. */
export function IdentityStep({ flow, hall, info, proof, holder }: StepProps) {
  const person = flow.person.value
  const form = useRef<HTMLFormElement>(null)
  /** Fields whose faults are shown: nobody is told off while still typing. */
  const checked = useSignal<ReadonlySet<PersonField>>(new Set())
  /** What the hub said about a field, until it is changed. */
  const refused = useSignal<{ readonly field: PersonField; readonly text: Text } | undefined>(undefined)
  const progress = useSignal<'typing' | 'checking' | 'holding'>('typing')
  const trouble = useSignal<{ readonly text: Text; readonly code: string } | undefined>(undefined)
  useEffect(() => proof.start(), [proof])

  const shownFault = (field: PersonField): Text | undefined => {
    if (refused.value?.field === field) return refused.value.text
    return checked.value.has(field) ? faultOf(field, person) : undefined
  }
  const check = (...fields: readonly PersonField[]) => {
    checked.value = new Set([...checked.value, ...fields])
  }
  const change = (part: Partial<Person>) => {
    flow.person.value = { ...flow.person.value, ...part }
    refused.value = undefined
    trouble.value = undefined
    for (const field of personFields) if (field in part && isWhole(field, flow.person.value)) check(field)
  }
  const focusFault = () =>
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())

  const refuse = (error: unknown) => {
    const field = error instanceof ApiProblem ? fieldOfProblem[error.code] : undefined
    if (field !== undefined) {
      refused.value = { field, text: wordsOf(error) }
      focusFault()
      return
    }
    if (error instanceof ApiProblem && slotProblems.has(error.code)) {
      flow.backTo('time', flow.loseSlot())
      return
    }
    if (error instanceof ApiProblem && dayProblems.has(error.code)) {
      flow.choose({ date: null, start: null, end: null })
      flow.backTo('day', { kind: 'attention', text: error.text })
      return
    }
    const isAway = isPassing(error)
    trouble.value = {
      text: isAway ? identityTexts.notSent : wordsOf(error),
      code: error instanceof ApiProblem ? error.code : '',
    }
  }
  const submit = async (event: Event) => {
    event.preventDefault()
    if (progress.value !== 'typing') return
    check(...personFields)
    trouble.value = undefined
    const faults = personFields.filter((field) => faultOf(field, flow.person.value) !== undefined)
    if (faults.length > 0) {
      focusFault()
      return
    }
    progress.value = 'checking'
    try {
      await holder.hold(() => {
        progress.value = 'holding'
      })
      flow.go('code')
    } catch (error) {
      progress.value = 'typing'
      proof.start()
      refuse(error)
    }
  }
  const field = (name: PersonField) => ({
    id: name,
    value: person[name],
    fault: shownFault(name),
    check: () => person[name] !== '' && check(name),
    change: (value: string) => change({ [name]: value }),
  })
  const faultCount = personFields.filter((name) => shownFault(name) !== undefined).length
  const isCompany = person.kind === 'company'
  return (
    <StepFrame flow={flow} hall={hall}>
      <form ref={form} class="person" onSubmit={submit} noValidate>
        <div class="card">
          <TextField
            {...field('name')}
            label={isCompany ? identityTexts.companyName : identityTexts.name}
            hint={identityTexts.nameHint}
            autocomplete={isCompany ? 'organization' : 'name'}
            maxLength={80}
          />
          <KindField
            id="kind"
            label={identityTexts.kind}
            value={person.kind}
            change={(kind) => change({ kind })}
          />
          <TextField
            {...field('number')}
            label={isCompany ? identityTexts.companyNumber : identityTexts.number}
            right={isWhole('number', person) ? identityTexts.right : undefined}
            autocomplete="off"
            autocapitalize="characters"
            maxLength={40}
          />
          <TextField
            {...field('phone')}
            label={identityTexts.phone}
            hint={identityTexts.phoneHint}
            type="tel"
            inputMode="tel"
            autocomplete="tel"
            maxLength={30}
          />
        </div>
        <p class="faint aside-note">
          <Icon name="info" />
          {t(identityTexts.privacy)}
        </p>
        <div class="foot still">
          <div aria-live="assertive">
            {trouble.value !== undefined && (
              <div class="notice wrong">
                <Icon name="warning" />
                <div>
                  <p>{t(trouble.value.text)}</p>
                  {trouble.value.code.startsWith('booking_open_') && (
                    <a href="/book/mine">{t(findTexts.mine)}</a>
                  )}
                </div>
              </div>
            )}
            {faultCount > 0 && (
              <p class="faults">
                {faultCount === 1
                  ? t(identityTexts.oneFault)
                  : fill(identityTexts.someFaults, { count: faultCount })}
              </p>
            )}
          </div>
          <p class="foot-words" role="status">
            {progress.value === 'checking'
              ? t(identityTexts.checking)
              : fill(identityTexts.slotKept, { time: durationWords(info.rules.holdMinutes * minuteMs) })}
          </p>
          <button type="submit" class="primary" aria-disabled={progress.value !== 'typing'}>
            {t(progress.value === 'typing' ? identityTexts.submit : identityTexts.submitting)}
          </button>
        </div>
      </form>
      <ProjectField flow={flow} info={info} />
      <p class="faint aside-note">
        <Icon name="guide" />
        {t(identityTexts.noPhone)}
      </p>
    </StepFrame>
  )
}

/** Which field a refusal of the hub is about. */
const fieldOfProblem: Readonly<Record<string, PersonField>> = {
  document_invalid: 'number',
  phone_invalid: 'phone',
  phone_needed: 'phone',
  phone_of_too_many: 'phone',
}
const slotProblems: ReadonlySet<string> = new Set(['slot_full', 'slot_begun', 'slot_unknown'])
const dayProblems: ReadonlySet<string> = new Set(['day_not_bookable', 'booking_day_limit'])
