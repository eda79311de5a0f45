import { useSignal } from '@preact/signals'
import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { consoleTexts, fillText } from '../../../shared/texts/console.ts'
import { adminTexts as texts } from '../../../shared/texts/console-admin.ts'
import { command, wordsOf } from '../../../shared/ui/api.ts'
import { t } from '../../../shared/ui/language.ts'
import { HoldButton } from '../common/hold-button.tsx'
import { Modal } from '../common/modal.tsx'
import { isSignedOut, type StaffSession } from '../session/staff-session.ts'

interface Props {
  readonly device: HallView['devices'][number]
  readonly session: StaffSession
  readonly onClose: () => void
}

/** Cutting a device off: told what happens, done by holding. */
export function RevokeDialog({ device, session, onClose }: Props) {
  const state = useSignal<'asking' | 'sending' | 'done'>('asking')
  const trouble = useSignal<Text | undefined>(undefined)
  const revoke = async () => {
    if (state.value !== 'asking') return
    state.value = 'sending'
    trouble.value = undefined
    try {
      await command(`/api/v1/admin/devices/${encodeURIComponent(device.id)}/revoke`)
      state.value = 'done'
    } catch (error) {
      if (isSignedOut(error)) session.expired()
      trouble.value = wordsOf(error)
      state.value = 'asking'
    }
  }
  const title = fillText(texts.revokeTitle, { device: device.name })
  return (
    <Modal title={title} hint={texts.revokeHint} onClose={onClose}>
      {state.value === 'done' ? (
        <>
          <p class="notice done" role="status">
            {t(fillText(texts.revoked, { device: device.name }))}
          </p>
          <button type="button" class="secondary" onClick={onClose}>
            {t(consoleTexts.close)}
          </button>
        </>
      ) : (
        <HoldButton label={texts.revokeHold} onHeld={() => void revoke()} />
      )}
      {trouble.value !== undefined && (
        <p class="notice error" role="alert">
          {t(trouble.value)}
        </p>
      )}
    </Modal>
  )
}
