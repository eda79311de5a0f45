import { useSignal } from '@preact/signals'
import type { TargetedInputEvent } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import type { StaffView } from '../../../shared/http/staff-schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { consoleTexts as texts } from '../../../shared/texts/console.ts'
import { command, wordsOf } from '../../../shared/ui/api.ts'
import { t } from '../../../shared/ui/language.ts'
import { useHubHealth } from '../common/hub-health.ts'

interface Props {
  readonly page: Text
  /** Why the form is shown again. */
  readonly notice: Text | undefined
  readonly onSignedIn: (staff: StaffView) => void
}

/** Badge number and password, the same on every page of the staff. */
export function SignInForm({ page, notice, onSignedIn }: Props) {
  const badgeNumber = useSignal('')
  const password = useSignal('')
  const isShown = useSignal(false)
  const isBusy = useSignal(false)
  const trouble = useSignal<Text | undefined>(notice)
  const health = useHubHealth()
  const troubleId = useId()
  const passwordId = useId()
  const first = useRef<HTMLInputElement>(null)
  // There is nothing else to do on this page.
  useEffect(() => first.current?.focus(), [])

  const submit = async (event: Event) => {
    event.preventDefault()
    if (isBusy.value) return
    if (badgeNumber.value.trim() === '' || password.value === '') {
      trouble.value = texts.fillBoth
      return
    }
    isBusy.value = true
    trouble.value = undefined
    try {
      const body = { badgeNumber: badgeNumber.value.trim(), password: password.value }
      onSignedIn(await command<StaffView>('/api/v1/session', body))
    } catch (error) {
      trouble.value = wordsOf(error)
    }
    isBusy.value = false
  }

  const passwordField = {
    id: passwordId,
    name: 'password',
    autocomplete: 'current-password',
    value: password.value,
    onInput: (event: TargetedInputEvent<HTMLInputElement>) => {
      password.value = event.currentTarget.value
    },
  } as const

  return (
    <form class="sign-in" onSubmit={submit} aria-describedby={troubleId} noValidate>
      <h1>{t(page)}</h1>
      <label>
        {t(texts.badgeNumber)}
        <input
          ref={first}
          type="text"
          name="badgeNumber"
          class="number"
          inputMode="numeric"
          autocomplete="username"
          value={badgeNumber.value}
          onInput={(event) => {
            badgeNumber.value = event.currentTarget.value
          }}
        />
      </label>
      <label htmlFor={passwordId}>
        {t(texts.password)}
        {isShown.value ? (
          <input type="text" {...passwordField} />
        ) : (
          <input type="password" {...passwordField} />
        )}
      </label>
      <button
        type="button"
        class="quiet show-password"
        aria-pressed={isShown.value}
        onClick={() => {
          isShown.value = !isShown.value
        }}
      >
        {t(isShown.value ? texts.hidePassword : texts.showPassword)}
      </button>
      <div id={troubleId} role="alert">
        {health.value === 'away' ? (
          <p class="notice waiting">{t(texts.signInAway)}</p>
        ) : (
          trouble.value !== undefined && <p class="notice error">{t(trouble.value)}</p>
        )}
      </div>
      <button type="submit" class="primary" aria-disabled={isBusy.value}>
        {t(isBusy.value ? texts.signingIn : texts.signIn)}
      </button>
      <p class="hint">{t(texts.signInHint)}</p>
    </form>
  )
}
