import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import type { Text } from '../../../shared/text.ts'
import { t } from '../../../shared/ui/language.ts'

/** What ties a control to its label and to the words around it; to be spread on the control. */
interface FieldControl {
  readonly id: string
  readonly 'aria-invalid': boolean
  readonly 'aria-describedby': string | undefined
}

/** What stands around a control. */
interface FieldProps {
  readonly label: Text
  /** What is wrong with it; takes the hint's place. */
  readonly fault?: Text | undefined
  readonly hint?: Text | undefined
  /** What its number counts. */
  readonly unit?: Text | undefined
}

interface Props extends FieldProps {
  /** A class of its own instead of `field`. */
  readonly class?: string
  readonly children: (control: FieldControl) => ComponentChildren
}

/** A field of a form: its label, the control, and beneath it what is wrong, else a hint. */
export function Field({ label, fault, hint, unit, class: look = 'field', children }: Props) {
  const id = useId()
  const note = fault ?? hint
  const beside = [
    ...(unit === undefined ? [] : [`${id}-unit`]),
    ...(note === undefined ? [] : [`${id}-note`]),
  ]
  const control = children({
    id,
    'aria-invalid': fault !== undefined,
    'aria-describedby': beside.join(' ') || undefined,
  })
  return (
    <div class={look}>
      <label htmlFor={id}>{t(label)}</label>
      {unit === undefined ? (
        control
      ) : (
        <span class="with-unit">
          {control}
          <span id={`${id}-unit`}>{t(unit)}</span>
        </span>
      )}
      <FieldNote id={`${id}-note`} fault={fault} hint={hint} />
    </div>
  )
}

interface NoteProps extends Pick<FieldProps, 'fault' | 'hint'> {
  readonly id: string
}

/** The words beneath a control; nothing where there are none. */
export function FieldNote({ id, fault, hint }: NoteProps) {
  if (fault !== undefined)
    return (
      <small class="fault" id={id} role="status">
        {t(fault)}
      </small>
    )
  if (hint === undefined) return null
  return (
    <small class="hint" id={id}>
      {t(hint)}
    </small>
  )
}
