import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useId } from 'preact/hooks'
import type { Text } from '../../../../shared/text.ts'
import { hallTexts as texts } from '../../../../shared/texts/console-admin-hall.ts'
import { t } from '../../../../shared/ui/language.ts'
import { Field, FieldNote } from '../../common/field.tsx'
import type { Path } from './draft-path.ts'
import { useField } from './hall-draft.ts'

interface Props {
  readonly path: Path
  readonly label: Text
  readonly hint?: Text
}

/** A line of text; one that is empty and may be left out is taken away. */
export function WordField({
  path,
  label,
  hint,
  ...rest
}: Props & { readonly optional?: 'optional'; readonly fixed?: boolean }) {
  const { value, fault, set } = useField(path)
  return (
    <Field label={label} fault={fault} hint={hint}>
      {(control) => (
        <input
          {...control}
          type="text"
          autocomplete="off"
          readOnly={rest.fixed === true}
          value={typeof value === 'string' ? value : ''}
          onInput={({ currentTarget }) =>
            set(currentTarget.value === '' && rest.optional !== undefined ? undefined : currentTarget.value)
          }
        />
      )}
    </Field>
  )
}

/** A text in both languages, side by side. One that may be left out is taken away when both are empty. */
export function TextField({
  path,
  label,
  hint,
  optional,
  long,
}: Props & { readonly optional?: 'optional'; readonly long?: 'long' }) {
  const { value, set } = useField(path)
  const now = (value ?? { zh: '', en: '' }) as Text
  const change = (part: Partial<Text>) => {
    const next = { ...now, ...part }
    set(optional !== undefined && next.zh === '' && next.en === '' ? undefined : next)
  }
  return (
    <fieldset class="field text-field">
      <legend>{t(label)}</legend>
      <Tongue
        path={[...path, 'zh']}
        words={texts.inChinese}
        value={now.zh}
        lang="zh-CN"
        long={long}
        onChange={(zh) => change({ zh })}
      />
      <Tongue
        path={[...path, 'en']}
        words={texts.inEnglish}
        value={now.en}
        lang="en"
        long={long}
        onChange={(en) => change({ en })}
      />
      {hint !== undefined && <small class="hint">{t(hint)}</small>}
    </fieldset>
  )
}

interface TongueProps {
  readonly path: Path
  readonly words: Text
  readonly value: string
  readonly lang: string
  readonly long: 'long' | undefined
  readonly onChange: (value: string) => void
}

function Tongue({ path, words, value, lang, long, onChange }: TongueProps) {
  const { fault } = useField(path)
  return (
    <Field class="tongue" label={words} fault={fault}>
      {(control) => {
        const common = { ...control, lang, value }
        return long === undefined ? (
          <input
            type="text"
            autocomplete="off"
            {...common}
            onInput={({ currentTarget }) => onChange(currentTarget.value)}
          />
        ) : (
          <textarea rows={2} {...common} onInput={({ currentTarget }) => onChange(currentTarget.value)} />
        )
      }}
    </Field>
  )
}

/** A number with its unit. */
export function NumberField({
  path,
  label,
  hint,
  unit,
  usual,
}: Props & {
  readonly unit?: Text /** What holds when the field is left empty; without it the field has to be filled. */
  readonly usual?: number
}) {
  const { value, fault, set } = useField(path)
  const typed = useSignal(numberText(value))
  useEffect(() => {
    if ((numberOf(typed.value) ?? typed.value) !== (value ?? '')) typed.value = numberText(value)
  }, [value])
  const isNone = typed.value.trim() !== '' && numberOf(typed.value) === undefined
  return (
    <Field label={label} fault={isNone ? texts.noNumber : fault} hint={hint} unit={unit}>
      {(control) => (
        <input
          {...control}
          type="text"
          class="number"
          inputMode="decimal"
          autocomplete="off"
          placeholder={usual === undefined ? undefined : String(usual)}
          value={typed.value}
          onInput={({ currentTarget }) => {
            typed.value = currentTarget.value
            // What is no number goes into the draft as well: the hub names it, and it is not saved by mistake.
            set(typed.value.trim() === '' ? undefined : (numberOf(typed.value) ?? typed.value))
          }}
        />
      )}
    </Field>
  )
}

function numberText(value: unknown): string {
  return typeof value === 'number' || typeof value === 'string' ? String(value) : ''
}

function numberOf(text: string): number | undefined {
  const number = Number(text.trim())
  return text.trim() === '' || !Number.isFinite(number) ? undefined : number
}

/** One of several; with `none` the field may be left out. */
export function ChoiceField({
  path,
  label,
  hint,
  options,
  none,
  onChosen,
}: Props & {
  readonly options: readonly { readonly id: string | number; readonly words: Text }[]
  readonly none?: Text
  /** Takes the choice in, where more follows from it than the field alone. */
  readonly onChosen?: (id: string | number | undefined) => void
}) {
  const { value, fault, set } = useField(path)
  return (
    <Field label={label} fault={fault} hint={hint}>
      {(control) => (
        <select
          {...control}
          value={String(value ?? '')}
          onChange={({ currentTarget }) =>
            (onChosen ?? set)(options.find((option) => String(option.id) === currentTarget.value)?.id)
          }
        >
          {(none !== undefined || value === undefined || value === '') && (
            <option value="">{t(none ?? texts.pleaseChoose)}</option>
          )}
          {options.map((option) => (
            <option key={option.id} value={option.id}>
              {t(option.words)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** Yes or no; no takes the field away. */
export function SwitchField({ path, label, hint }: Props) {
  const { value, fault, set } = useField(path)
  const id = useId()
  return (
    <div class="field switch">
      <label>
        <input
          type="checkbox"
          checked={value === true}
          aria-describedby={`${id}-note`}
          onChange={({ currentTarget }) => set(currentTarget.checked ? true : undefined)}
        />
        {t(label)}
      </label>
      <FieldNote id={`${id}-note`} fault={fault} hint={hint} />
    </div>
  )
}

/** A group of fields under a heading. */
export function Group({ title, children }: { readonly title: Text; readonly children: ComponentChildren }) {
  return (
    <div class="group">
      <h3>{t(title)}</h3>
      <div class="group-fields">{children}</div>
    </div>
  )
}
