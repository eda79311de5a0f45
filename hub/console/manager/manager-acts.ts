import { type ReadonlySignal, signal } from '@preact/signals'
import type { ManagerView } from '../../../shared/http/manager-schemas.ts'
import type { Text } from '../../../shared/text.ts'
import type { Intent, Runner } from '../common/runner.ts'

/** An act that was just done and how to take it back, for as long as the hall is as it left it. */
export interface UndoOffer {
  /** What was done. */
  readonly done: Text
  readonly back: Intent
  /** Whether nobody has changed since what the act changed. */
  readonly fits: (view: ManagerView) => boolean
}

/** The acts of the page: one at a time, the last of them to be taken back. */
export interface ManagerActs {
  readonly runner: Runner<ManagerView>
  /** The last act, while it can be taken back. */
  readonly offer: ReadonlySignal<UndoOffer | undefined>
  /** Runs an act; `undo` makes its offer from the hall as the act left it. The answer is undefined when it was not done. */
  run(intent: Intent, undo?: (after: ManagerView) => UndoOffer | undefined): Promise<ManagerView | undefined>
  /** Takes the last act back. */
  takeBack(): Promise<void>
  /** Forgets the last act. */
  keep(): void
}

/** Makes the acts of one page. */
export function createManagerActs(runner: Runner<ManagerView>): ManagerActs {
  const offer = signal<UndoOffer | undefined>(undefined)
  return {
    runner,
    offer,
    async run(intent, undo) {
      const after = await runner.run(intent)
      if (after !== undefined) offer.value = undo?.(after)
      return after
    },
    async takeBack() {
      const last = offer.value
      if (last === undefined) return
      const after = await runner.run(last.back)
      if (after !== undefined && offer.value === last) offer.value = undefined
    },
    keep() {
      offer.value = undefined
    },
  }
}
