import { useSignal } from '@preact/signals'
import type { HallView } from '../../../../shared/http/hall-schemas.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import { setupTexts as texts } from '../../../../shared/texts/console-booking-setup.ts'
import { Icon } from '../../../../shared/ui/icon.tsx'
import { t } from '../../../../shared/ui/language.ts'
import { NoticeStrip } from '../../common/notice-strip.tsx'
import { openingFaults } from './opening-words.ts'
import type { SetupStore } from './setup-store.ts'
import { StrandedDialog } from './stranded-dialog.tsx'

interface Props {
  readonly hall: HallView
  readonly store: SetupStore
}

/** Whether the draft is saved, whom it would leave without a slot, and the way to save or discard it. */
export function DraftBar({ hall, store }: Props) {
  const isListing = useSignal(false)
  const { week, status, trouble } = store.preview.value
  const stranded = week?.stranded ?? []
  const faults = (store.draft.value?.openings ?? []).flatMap((opening) =>
    openingFaults(opening).map((words) => ({ id: opening.id, words })),
  )
  const isBusy = store.runner.state.value.status !== 'ready'
  const cannotSave = isBusy || !store.isChanged.value || faults.length > 0
  const [fault] = faults
  return (
    <div class={store.isChanged.value ? 'draft-bar changed' : 'draft-bar'}>
      {store.isOvertaken.value ? (
        <p class="notice waiting" role="alert">
          <span>{t(texts.overtaken)}</span>
          <button type="button" onClick={() => void store.refresh()}>
            {t(texts.reloadAndKeep)}
          </button>
        </p>
      ) : (
        <NoticeStrip runner={store.runner} />
      )}
      <div class="draft-row">
        <p class="draft-state" role="status">
          {t(
            !store.isChanged.value
              ? texts.noChange
              : status === 'asking'
                ? texts.working
                : trouble !== undefined
                  ? texts.notValid
                  : texts.changedNotSaved,
          )}
          {fault !== undefined && (
            <span class="fault">
              <b class="number">{fault.id}</b> {t(fault.words)}
            </span>
          )}
        </p>
        {stranded.length > 0 && (
          <button
            type="button"
            class="stranded-button"
            onClick={() => {
              isListing.value = true
            }}
          >
            <Icon name="warning" /> {t(fillText(texts.stranded, { n: stranded.length }))}
          </button>
        )}
        {store.isChanged.value && (
          <button type="button" class="secondary" aria-disabled={isBusy} onClick={() => store.discard()}>
            {t(texts.discard)}
          </button>
        )}
        <button
          type="button"
          class="primary"
          aria-disabled={cannotSave}
          onClick={() => {
            if (!cannotSave) void store.save()
          }}
        >
          {t(stranded.length > 0 && store.isChanged.value ? texts.saveAnyway : texts.save)}
        </button>
      </div>
      {isListing.value && stranded.length > 0 && (
        <StrandedDialog
          hall={hall}
          stranded={stranded}
          onClose={() => {
            isListing.value = false
          }}
        />
      )}
    </div>
  )
}
