import type { ComponentChildren } from 'preact'
import type { Text } from '../../../../shared/text.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import { hallTexts as texts } from '../../../../shared/texts/console-admin-hall.ts'
import { t } from '../../../../shared/ui/language.ts'
import type { Path } from './draft-path.ts'
import { WordField } from './fields.tsx'
import { useField } from './hall-draft.ts'

interface Props {
  readonly path: Path
  readonly label: Text
  readonly add: Text
  /** A new line, before anything is typed. */
  readonly fresh: unknown
  /** Taken away when the last line is removed. */
  readonly optional?: 'optional'
  readonly most: number
  readonly children: (path: Path) => ComponentChildren
}

/** A short list whose lines are edited in place: things to bring, shifts, quiet hours. */
export function LineList({ path, label, add, fresh, optional, most, children }: Props) {
  const { value, fault, set } = useField(path)
  const lines: readonly unknown[] = Array.isArray(value) ? value : []
  const keep = (next: readonly unknown[]) =>
    set(next.length === 0 && optional !== undefined ? undefined : next)
  return (
    <fieldset class="line-list">
      <legend>{t(label)}</legend>
      {lines.map((_, index) => (
        <div key={index} class="line">
          <div class="line-fields">{children([...path, index])}</div>
          <span class="line-acts">
            {index > 0 && (
              <button
                type="button"
                class="quiet"
                aria-label={t(fillText(texts.moveUp, { n: index + 1 }))}
                onClick={() => keep(lines.toSpliced(index - 1, 2, lines[index], lines[index - 1]))}
              >
                ↑
              </button>
            )}
            <button
              type="button"
              class="quiet danger"
              aria-label={t(fillText(texts.removeLine, { n: index + 1 }))}
              onClick={() => keep(lines.toSpliced(index, 1))}
            >
              {t(texts.remove)}
            </button>
          </span>
        </div>
      ))}
      {fault !== undefined && (
        <small class="fault" role="status">
          {t(fault)}
        </small>
      )}
      {lines.length < most && (
        <button type="button" class="secondary" onClick={() => keep([...lines, fresh])}>
          {t(add)}
        </button>
      )}
    </fieldset>
  )
}

interface HoursProps extends Pick<Props, 'path' | 'label' | 'add' | 'most'> {
  readonly fresh: { readonly from: string; readonly to: string }
}

/** A short list of hours, from and to; none at all is as good as the field left out. */
export function HoursList(props: HoursProps) {
  return (
    <LineList {...props} optional="optional">
      {(line) => (
        <>
          <WordField path={[...line, 'from']} label={texts.from} />
          <WordField path={[...line, 'to']} label={texts.to} />
        </>
      )}
    </LineList>
  )
}
