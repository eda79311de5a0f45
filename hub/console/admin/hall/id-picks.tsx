import { useSignal } from '@preact/signals'
import type { Text } from '../../../../shared/text.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import { hallTexts as texts } from '../../../../shared/texts/console-admin-hall.ts'
import { t } from '../../../../shared/ui/language.ts'
import { plain } from '../../../../shared/ui/service-search.ts'
import { ArrowGroup } from '../../common/arrow-group.tsx'
import type { Path } from './draft-path.ts'
import { FilterField } from './filter-field.tsx'
import { useField } from './hall-draft.ts'
import type { Option } from './options.ts'

/** Options that need no search to be found. */
const manyOptions = 12

interface Props {
  readonly path: Path
  readonly label: Text
  readonly options: readonly Option[]
  /** What holds while nothing was chosen; without it nothing is. */
  readonly usual?: readonly string[]
}

/** Any number out of a list, in the order in which they were ticked. */
export function IdPicks({ path, label, options, usual = [] }: Props) {
  const { value, fault, set } = useField(path)
  const query = useSignal('')
  const chosen: readonly string[] = Array.isArray(value) ? value : usual
  const asked = plain(query.value)
  const shown = options.filter(
    ({ id, words }) => asked === '' || [id, words.zh, words.en].some((text) => plain(text).includes(asked)),
  )
  return (
    <fieldset class="id-picks">
      <legend>
        {t(label)} <small class="hint">{t(fillText(texts.picked, { n: chosen.length }))}</small>
      </legend>
      {options.length > manyOptions && <FilterField label={texts.filterOptions} query={query} />}
      <ArrowGroup class="picks" label={t(label)} names={shown.map(({ id }) => id)}>
        {(controlOf) =>
          shown.map(({ id, words }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={chosen.includes(id)}
                onChange={({ currentTarget }) =>
                  set(currentTarget.checked ? [...chosen, id] : chosen.filter((other) => other !== id))
                }
                {...controlOf(id)}
              />
              {t(words)}
            </label>
          ))
        }
      </ArrowGroup>
      {fault !== undefined && (
        <small class="fault" role="status">
          {t(fault)}
        </small>
      )}
    </fieldset>
  )
}
