import { type Signal, useSignal } from '@preact/signals'
import type { Text } from '../../../shared/text.ts'
import { consoleTexts as texts } from '../../../shared/texts/console.ts'
import { command, wordsOf } from '../../../shared/ui/api.ts'
import { t } from '../../../shared/ui/language.ts'
import { Field } from '../common/field.tsx'
import { Modal } from '../common/modal.tsx'

/** The hub takes no shorter password. */
const leastCharacters = 8

interface Props {
  readonly onClose: () => void
}

/** Changes one's own password: the present one, and the new one twice. */
export function PasswordDialog({ onClose }: Props) {
  const present = useSignal('')
  const next = useSignal('')
  const again = useSignal('')
  const trouble = useSignal<Text | undefined>(undefined)
  const isDone = useSignal(false)
  const isBusy = useSignal(false)

  const submit = async (event: Event) => {
    event.preventDefault()
    if (isBusy.value) return
    trouble.value = faultOf(present.value, next.value, again.value)
    if (trouble.value !== undefined) return
    isBusy.value = true
    try {
      await command('/api/v1/session/password', { present: present.value, next: next.value })
      isDone.value = true
    } catch (error) {
      trouble.value = wordsOf(error)
    }
    isBusy.value = false
  }

  if (isDone.value)
    return (
      <Modal title={texts.passwordChanged} onClose={onClose}>
        <p>{t(texts.passwordChangedHint)}</p>
        <button type="button" class="primary" onClick={onClose}>
          {t(texts.close)}
        </button>
      </Modal>
    )
  return (
    <Modal title={texts.changePassword} hint={texts.passwordRule} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <PasswordField label={texts.presentPassword} value={present} autocomplete="current-password" />
        <PasswordField label={texts.newPassword} value={next} autocomplete="new-password" />
        <PasswordField label={texts.newPasswordAgain} value={again} autocomplete="new-password" />
        <div role="alert">
          {trouble.value !== undefined && <p class="notice error">{t(trouble.value)}</p>}
        </div>
        <button type="submit" class="primary" aria-disabled={isBusy.value}>
          {t(isBusy.value ? texts.sending : texts.changePassword)}
        </button>
      </form>
    </Modal>
  )
}

function faultOf(present: string, next: string, again: string): Text | undefined {
  if (present === '' || next.length < leastCharacters) return texts.passwordRule
  return next === again ? undefined : texts.passwordsDiffer
}

interface FieldProps {
  readonly label: Text
  readonly value: Signal<string>
  readonly autocomplete: 'current-password' | 'new-password'
}

function PasswordField({ label, value, autocomplete }: FieldProps) {
  return (
    <Field label={label}>
      {(control) => (
        <input
          {...control}
          type="password"
          autocomplete={autocomplete}
          value={value.value}
          onInput={(event) => {
            value.value = event.currentTarget.value
          }}
        />
      )}
    </Field>
  )
}
