import { useRef } from 'preact/hooks'
import type { HallFileFault } from '../../../../shared/http/hall-file-schemas.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import { hallTexts as texts } from '../../../../shared/texts/console-admin-hall.ts'
import { hallFieldWords } from '../../../../shared/texts/console-admin-transfer.ts'
import { t } from '../../../../shared/ui/language.ts'
import { useLeaveWarning } from '../../common/use-leave-warning.ts'
import { pathOf, valueAt } from './draft-path.ts'
import { useDraft } from './hall-draft.ts'

/** Mistakes that the bar names at once. */
const faultsShown = 3

/**
 * What is not saved yet, what has to be mended before, and the two ways on. It stands at the foot of every form, and tells
 * of what was saved while it stands there.
 */
export function SaveBar() {
  const draft = useDraft()
  const isChanged = draft.isChanged.value
  const faults = draft.faults.value
  const savesBefore = useRef(draft.saves.value)
  useLeaveWarning(isChanged)
  if (!isChanged)
    return draft.saves.value === savesBefore.current ? null : (
      <p class="save-bar saved" role="status">
        {t(texts.savedNow)}
      </p>
    )
  return (
    <section class="save-bar" aria-label={t(texts.unsaved)}>
      <div class="save-words" role="status">
        <strong>
          {t(faults.length === 0 ? texts.unsaved : fillText(texts.faultsToMend, { n: faults.length }))}
        </strong>
        {faults.slice(0, faultsShown).map((fault) => (
          <FaultLine key={`${fault.path}${fault.message.en}`} fault={fault} />
        ))}
        {draft.trouble.value !== undefined && <span class="fault">{t(draft.trouble.value)}</span>}
      </div>
      {draft.isOvertaken.value && (
        <button type="button" class="secondary" onClick={() => void draft.load()}>
          {t(texts.reload)}
        </button>
      )}
      <button type="button" class="secondary" onClick={() => draft.discard()}>
        {t(texts.discard)}
      </button>
      <button
        type="button"
        class="primary"
        aria-disabled={faults.length > 0 || draft.isSaving.value}
        onClick={() => faults.length === 0 && void draft.save()}
      >
        {t(draft.isSaving.value ? texts.saving : texts.save)}
      </button>
    </section>
  )
}

/** A mistake with the part of the hall and the entry it stands in. */
function FaultLine({ fault }: { readonly fault: HallFileFault }) {
  const draft = useDraft()
  const path = pathOf(fault.path)
  const [list = '', index] = path
  const entry = typeof index === 'number' ? valueAt(draft.hall.value, [list, index]) : undefined
  const name = valueAt(entry, ['name', 'zh'])
  const place = t(hallFieldWords[String(list)] ?? { zh: String(list), en: String(list) })
  return (
    <span class="fault">
      {place}
      {typeof name === 'string' && name !== '' ? ` · ${name}` : ''}：{t(fault.message)}
    </span>
  )
}
