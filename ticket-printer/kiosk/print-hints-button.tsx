import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { DeviceCredential } from '../../shared/http/device-schemas.ts'
import type { Text } from '../../shared/text.ts'
import { kioskTexts } from '../../shared/texts/kiosk.ts'
import { isRefusal, wordsOf } from '../../shared/ui/api.ts'
import { freshId } from '../../shared/ui/fresh-id.ts'
import { Icon } from '../../shared/ui/icon.tsx'
import { language, t } from '../../shared/ui/language.ts'
import { Both } from './both.tsx'
import { deviceCommand } from './device-command.ts'

/** How long the button says that the paper is coming, in milliseconds: an impatient visitor gets one list and not five. */
const paperMs = 8_000

interface Props {
  readonly credential: DeviceCredential
  readonly serviceId: string
  /** Told in words why nothing is printed; with nothing when it is tried again. */
  readonly onTrouble: (trouble: Text | undefined) => void
}

const words = {
  ready: kioskTexts.printHints,
  busy: kioskTexts.printHintsBusy,
  done: kioskTexts.printHintsDone,
} as const

/** Prints the hints of a service on the kiosk's printer, without a ticket. */
export function PrintHintsButton({ credential, serviceId, onTrouble }: Props) {
  const state = useSignal<keyof typeof words>('ready')
  const commandId = useRef(freshId())
  useEffect(() => {
    if (state.value !== 'done') return
    const timer = setTimeout(() => {
      state.value = 'ready'
    }, paperMs)
    return () => clearTimeout(timer)
  }, [state.value])

  const print = async () => {
    state.value = 'busy'
    onTrouble(undefined)
    try {
      const body = { serviceId, language: language.value }
      await deviceCommand(credential, '/api/v1/kiosk/hints', { body, commandId: commandId.current })
      commandId.current = freshId()
      state.value = 'done'
    } catch (error) {
      onTrouble(wordsOf(error))
      state.value = 'ready'
      // An attempt without an answer is repeated under its id: the list may be on paper already.
      if (isRefusal(error)) commandId.current = freshId()
    }
  }
  return (
    <>
      <button type="button" class="print-hints" onClick={print} disabled={state.value !== 'ready'}>
        <Icon name={state.value === 'done' ? 'check' : 'printer'} />
        <Both text={words[state.value]} />
      </button>
      <span class="only-spoken" role="status">
        {state.value === 'done' && t(words.done)}
      </span>
    </>
  )
}
