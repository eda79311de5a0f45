import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useId } from 'preact/hooks'
import type { Text } from '../../../../shared/text.ts'
import { hallTexts as texts } from '../../../../shared/texts/console-admin-hall.ts'
import { t } from '../../../../shared/ui/language.ts'
import type { Path } from './draft-path.ts'
import { useField } from './hall-draft.ts'

interface Props {
  readonly path: Path
  readonly label: Text
  readonly hint?: Text
}

/** The words under a field: what is wrong with it, else its hint. */
function Beneath({ id, fault, hint }: { id: string; fault: Text | undefined; hint: Text | undefined }) {
  if (fault !== undefined)
    return (
      <small class="fault" id={`${id}-note`} role="status">
        {t(fault)}
      </small>
    )
  return hint === undefined ? null : (
    <small class="hint" id={`${id}-note`}>
      {t(hint)}
    </small>
  )
}

/** A line of text; one that is empty and may be left out is taken away. */
export function WordField({
  path,
  label,
  hint,
  ...rest
}: Props & { readonly optional?: 'optional'; readonly fixed?: boolean }) {
  const { value, fault, set } = useField(path)
  const id = useId()
  return (
    <div class="field">
      <label htmlFor={id}>{t(label)}</label>
      <input
        id={id}
        type="text"
        autocomplete="off"
        readOnly={rest.fixed === true}
        value={typeof value === 'string' ? value : ''}
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-note`}
        onInput={({ currentTarget }) =>
          set(currentTarget.value === '' && rest.optional !== undefined ? undefined : currentTarget.value)
        }
      />
      <Beneath id={id} fault={fault} hint={hint} />
    </div>
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
  const id = useId()
  const common = { id, lang, value, 'aria-invalid': fault !== undefined, 'aria-describedby': `${id}-note` }
  return (
    <div class="tongue">
      <label htmlFor={id}>{t(words)}</label>
      {long === undefined ? (
        <input
          type="text"
          autocomplete="off"
          {...common}
          onInput={({ currentTarget }) => onChange(currentTarget.value)}
        />
      ) : (
        <textarea rows={2} {...common} onInput={({ currentTarget }) => onChange(currentTarget.value)} />
      )}
      <Beneath id={id} fault={fault} hint={undefined} />
    </div>
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
  const id = useId()
  const isNone = typed.value.trim() !== '' && numberOf(typed.value) === undefined
  return (
    <div class="field">
      <label htmlFor={id}>{t(label)}</label>
      <span class="with-unit">
        <input
          id={id}
          type="text"
          class="number"
          inputMode="decimal"
          autocomplete="off"
          placeholder={usual === undefined ? undefined : String(usual)}
          value={typed.value}
          aria-invalid={isNone || fault !== undefined}
          aria-describedby={`${id}-note`}
          onInput={({ currentTarget }) => {
            typed.value = currentTarget.value
            // What is no number goes into the draft as well: the hub names it, and it is not saved by mistake.
            set(typed.value.trim() === '' ? undefined : (numberOf(typed.value) ?? typed.value))
          }}
        />
        {unit !== undefined && <span>{t(unit)}</span>}
      </span>
      <Beneath id={id} fault={isNone ? texts.noNumber : fault} hint={hint} />
    </div>
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
}: Props & {
  readonly options: readonly { readonly id: string; readonly words: Text }[]
  readonly none?: Text
}) {
  const { value, fault, set } = useField(path)
  const id = useId()
  return (
    <div class="field">
      <label htmlFor={id}>{t(label)}</label>
      <select
        id={id}
        value={typeof value === 'string' ? value : ''}
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-note`}
        onChange={({ currentTarget }) => set(currentTarget.value === '' ? undefined : currentTarget.value)}
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
      <Beneath id={id} fault={fault} hint={hint} />
    </div>
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
      <Beneath id={id} fault={fault} hint={hint} />
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
