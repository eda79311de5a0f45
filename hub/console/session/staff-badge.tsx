import { useSignal } from '@preact/signals'
import type { StaffView } from '../../../shared/http/staff-schemas.ts'
import { consoleTexts as texts } from '../../../shared/texts/console.ts'
import { t } from '../../../shared/ui/language.ts'
import { PasswordDialog } from './password-dialog.tsx'

interface Props {
  readonly staff: Pick<StaffView, 'name' | 'badgeNumber'>
}

/** Who is signed in; it opens the change of one's own password. */
export function StaffBadge({ staff }: Props) {
  const isOpen = useSignal(false)
  return (
    <>
      <button
        type="button"
        class="badge one-line"
        title={t(texts.changePassword)}
        onClick={() => {
          isOpen.value = true
        }}
      >
        {t(staff.name)} <span class="number">{staff.badgeNumber}</span>
      </button>
      {isOpen.value && (
        <PasswordDialog
          onClose={() => {
            isOpen.value = false
          }}
        />
      )}
    </>
  )
}
