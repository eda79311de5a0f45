import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { fillText } from '../../../shared/texts/console.ts'
import { adminTexts as texts } from '../../../shared/texts/console-admin.ts'
import { command, wordsOf } from '../../../shared/ui/api.ts'
import { now } from '../../../shared/ui/hub-clock.ts'
import { t } from '../../../shared/ui/language.ts'
import { Modal } from '../common/modal.tsx'
import { secondsUntil } from '../common/wait.ts'
import { isSignedOut, type StaffSession } from '../session/staff-session.ts'

interface Issued {
  readonly code: string
  readonly validSeconds: number
  /** When it came, by the page's own clock: the hall's may run faster, or be another day's. */
  readonly cameMs: number
}

interface Props {
  readonly device: HallView['devices'][number]
  readonly session: StaffSession
  readonly onClose: () => void
}

/** The code with which a device enrols itself, large enough to be read from the device's side of the desk. */
export function EnrolmentDialog({ device, session, onClose }: Props) {
  const issued = useSignal<Issued | undefined>(undefined)
  const trouble = useSignal<Text | undefined>(undefined)
  const isAsking = useSignal(false)
  const ask = async () => {
    if (isAsking.value) return
    isAsking.value = true
    trouble.value = undefined
    try {
      const path = `/api/v1/admin/devices/${encodeURIComponent(device.id)}/enrolment`
      const code = await command<Omit<Issued, 'cameMs'>>(path)
      issued.value = { ...code, cameMs: performance.now() }
    } catch (error) {
      if (isSignedOut(error)) session.expired()
      trouble.value = wordsOf(error)
    }
    isAsking.value = false
  }
  useEffect(() => {
    void ask()
  }, [])
  const shown = issued.value
  // Looked at with each second of the hall.
  const left = now.value > 0 && shown !== undefined ? secondsLeft(shown) : 0
  return (
    <Modal title={fillText(texts.codeTitle, { device: device.name })} hint={texts.codeHint} onClose={onClose}>
      <div class="enrolment">
        {isAsking.value && <p role="status">{t(texts.gettingCode)}</p>}
        {shown !== undefined && left > 0 && (
          <>
            <output class="number enrolment-code">{shown.code}</output>
            <p class="hint">
              {t(
                fillText(texts.codeUntil, {
                  minutes: Math.floor(left / 60),
                  seconds: left % 60,
                }),
              )}
            </p>
          </>
        )}
        {shown !== undefined && left === 0 && !isAsking.value && (
          <p class="notice error">{t(texts.codeExpired)}</p>
        )}
        {trouble.value !== undefined && (
          <p class="notice error" role="alert">
            {t(trouble.value)}
          </p>
        )}
        <button type="button" class="secondary" aria-disabled={isAsking.value} onClick={() => void ask()}>
          {t(texts.newCode)}
        </button>
      </div>
    </Modal>
  )
}

function secondsLeft({ validSeconds, cameMs }: Issued): number {
  return secondsUntil(cameMs + validSeconds * 1000, performance.now())
}
