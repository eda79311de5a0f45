import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { ClerkView } from '../../../shared/http/clerk-schemas.ts'
import { clerkTexts as texts } from '../../../shared/texts/console-clerk.ts'
import { bounceMs } from '../../../shared/ui/drop-double-presses.ts'
import { hubNow, noteHubTime } from '../../../shared/ui/hub-clock.ts'
import { newest } from '../common/newest.ts'
import { createRunner, type Runner, type Send } from '../common/runner.ts'
import { type ActName, primaryAct } from './act.ts'
import { type DialogName, stepOf } from './intent.ts'
import { permit } from './permit.ts'
import { phaseOf } from './phase.ts'

/** All that the clerk's page knows and can do. */
export interface Desk {
  /** The newest of the live view and the answers to commands. */
  readonly view: ReadonlySignal<ClerkView | undefined>
  readonly runner: Runner<ClerkView>
  /** Open until its act is done, it is closed, or what it was opened for is over. */
  readonly dialog: ReadonlySignal<DialogName | undefined>
  /** For a breath after the common key: a second press would do the next step (call, then begin) unseen. */
  readonly isSettling: ReadonlySignal<boolean>
  /** Does an act by key or button; says why when it is not possible. */
  perform(act: ActName, index?: number): void
  /** Does what the common key means now, unless it bounces. */
  performPrimary(): void
  closeDialog(): void
}

/** What a desk needs from its surroundings. */
export interface DeskParts {
  readonly live: ReadonlySignal<ClerkView | undefined>
  readonly signedOut?: () => void
  readonly send?: Send
}

/** Makes the desk of one clerk. */
export function createDesk(parts: DeskParts): Desk {
  const { live, send, signedOut } = parts
  const answered = signal<ClerkView | undefined>(undefined)
  const view = computed(() => newest(live.value, answered.value))
  const dialog = signal<DialogName | undefined>(undefined)
  let openedFor: string | undefined
  const isSettling = signal(false)
  const runner = createRunner<ClerkView>({
    accept: (answer) => {
      noteHubTime(answer.at, answer.epoch)
      batch(() => {
        answered.value = newest(answered.value, answer)
        dialog.value = undefined
      })
    },
    signedOut,
    send,
  })
  // A manager or another tab may have closed the window or dealt with the ticket: what is chosen now would hit another.
  effect(() => {
    const name = dialog.value
    const shown = view.value
    if (name === undefined || shown === undefined || isStill(shown, name, openedFor)) return
    dialog.value = undefined
    if (runner.state.peek().status === 'ready') runner.say({ tone: 'info', text: texts.dialogOver })
  })

  const perform = (act: ActName, index?: number) => {
    const shown = view.value
    if (shown === undefined) return
    const { status } = runner.state.value
    if (status === 'busy') return
    if (status === 'unresolved') {
      // The common key settles what is open first; anything else would be a second act on top of it.
      if (act === primaryAct(shown)) void runner.sendAgain()
      else runner.say({ tone: 'info', text: texts.locked })
      return
    }
    const allowed = permit(shown, act, hubNow())
    if (!allowed.allowed) {
      runner.say({ tone: 'info', text: allowed.why })
      return
    }
    const step = stepOf(shown, act, index)
    if ('send' in step) {
      void runner.run(step.send)
    } else {
      runner.say(undefined)
      openedFor = shown.current?.ticketId
      dialog.value = step.open
    }
  }

  return {
    view,
    runner,
    dialog,
    isSettling,
    perform,
    performPrimary() {
      const act = view.value === undefined ? undefined : primaryAct(view.value)
      if (act === undefined || isSettling.value) return
      isSettling.value = true
      setTimeout(() => {
        isSettling.value = false
      }, bounceMs)
      perform(act)
    },
    closeDialog() {
      runner.say(undefined)
      dialog.value = undefined
    },
  }
}

/** Whether a dialog still is about what it was opened for. */
function isStill(shown: ClerkView, name: DialogName, ticketId: string | undefined): boolean {
  if (phaseOf(shown) === 'no-window') return false
  return shown.current?.ticketId === ticketId && permit(shown, name, hubNow()).allowed
}
