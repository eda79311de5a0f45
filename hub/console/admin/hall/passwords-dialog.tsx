import { useSignal } from '@preact/signals'
import { consoleTexts } from '../../../../shared/texts/console.ts'
import { hallTexts as texts } from '../../../../shared/texts/console-admin-hall.ts'
import { roleWords } from '../../../../shared/texts/console-words.ts'
import { t } from '../../../../shared/ui/language.ts'
import { Modal } from '../../common/modal.tsx'
import { useDraft } from './hall-draft.ts'

/** Passwords that nobody will see again, to be written down or printed. */
export function PasswordsDialog() {
  const draft = useDraft()
  const isReminded = useSignal(false)
  const passwords = draft.passwords.value
  if (passwords.length === 0) return null
  const close = () => {
    isReminded.value = false
    draft.forgetPasswords()
  }
  // Escape or a slip beside the dialog must not lose what nobody can see again.
  const remind = () => {
    isReminded.value = true
  }
  return (
    <Modal title={texts.passwordsTitle} hint={texts.passwordsHint} wide="wide" onClose={remind}>
      <table class="passwords">
        <thead>
          <tr>
            <th scope="col">{t(texts.badgeNumber)}</th>
            <th scope="col">{t(texts.name)}</th>
            <th scope="col">{t(texts.role)}</th>
            <th scope="col">{t(consoleTexts.password)}</th>
          </tr>
        </thead>
        <tbody>
          {passwords.map(({ staffId, name, badgeNumber, role, password }) => (
            <tr key={staffId}>
              <td class="number">{badgeNumber}</td>
              <td>{t(name)}</td>
              <td>{t(roleWords[role])}</td>
              <td>
                <code>{password}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {isReminded.value && (
        <p class="notice info" role="alert">
          {t(texts.noteFirst)}
        </p>
      )}
      <span class="access-acts">
        <button type="button" class="secondary" onClick={() => print()}>
          {t(texts.printPasswords)}
        </button>
        <button type="button" class="primary" onClick={close}>
          {t(texts.noted)}
        </button>
      </span>
    </Modal>
  )
}
