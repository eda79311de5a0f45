import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { HallDefinition } from '../../../../shared/hall-definition.ts'
import type { FirstPassword, HallFileFault } from '../../../../shared/http/hall-file-schemas.ts'
import type { Text } from '../../../../shared/text.ts'
import { ApiProblem, wordsOf } from '../../../../shared/ui/api.ts'
import { isSignedOut } from '../../session/staff-session.ts'
import { type Path, pathWords, valueAt, withValueAt } from './draft-path.ts'
import { checkHall, putHall, readHall } from './hall-file-api.ts'
import { mergeHall } from './merge-hall.ts'

/** How long typing has to rest before the hub judges the draft, in milliseconds. */
const restMs = 500

/** The hall as it is, and as the administrator wants it; the hub judges every draft. */
export interface HallDraft {
  readonly saved: ReadonlySignal<HallDefinition | undefined>
  readonly hall: ReadonlySignal<HallDefinition | undefined>
  readonly tag: ReadonlySignal<string>
  readonly isChanged: ReadonlySignal<boolean>
  readonly faults: ReadonlySignal<readonly HallFileFault[]>
  readonly trouble: ReadonlySignal<Text | undefined>
  /** True after somebody else has saved in between. */
  readonly isOvertaken: ReadonlySignal<boolean>
  readonly isSaving: ReadonlySignal<boolean>
  /** Counts what was saved here. */
  readonly saves: ReadonlySignal<number>
  /** Passwords that were made by the last save, to be written down. */
  readonly passwords: ReadonlySignal<readonly FirstPassword[]>
  /** Loads the hall as it is now, and carries over to it what is not saved yet. */
  load(): Promise<void>
  set(path: Path, value: unknown): void
  /** Takes another definition as the draft, as an earlier version of the hall. */
  replace(hall: HallDefinition): void
  discard(): void
  save(): Promise<void>
  forgetPasswords(): void
  showPasswords(passwords: readonly FirstPassword[]): void
}

/** Makes the draft of one page; it asks for nothing until it is told to load. */
export function createHallDraft(signedOut: () => void): HallDraft {
  const saved = signal<HallDefinition | undefined>(undefined)
  const hall = signal<HallDefinition | undefined>(undefined)
  const tag = signal('')
  const faults = signal<readonly HallFileFault[]>([])
  const trouble = signal<Text | undefined>(undefined)
  const isOvertaken = signal(false)
  const isSaving = signal(false)
  const saves = signal(0)
  const passwords = signal<readonly FirstPassword[]>([])
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0

  const failed = (error: unknown) => {
    if (isSignedOut(error)) signedOut()
    if (error instanceof ApiProblem && error.code === 'hall_overtaken') isOvertaken.value = true
    trouble.value = wordsOf(error)
  }
  const judge = async () => {
    if (hall.value === undefined) return
    asked += 1
    const mine = asked
    try {
      const { faults: found } = await checkHall(JSON.stringify(hall.value))
      if (mine === asked) faults.value = found
    } catch (error) {
      if (isSignedOut(error)) signedOut()
    }
  }
  const take = (next: HallDefinition) => {
    hall.value = next
    clearTimeout(timer)
    timer = setTimeout(() => void judge(), restMs)
  }
  /** Shows the hall as it is: there is nothing to judge. */
  const show = (next: HallDefinition | undefined) => {
    clearTimeout(timer)
    asked += 1
    hall.value = next
    faults.value = []
  }
  const load = async () => {
    try {
      const file = await readHall()
      const present = JSON.parse(file.text) as HallDefinition
      const [base, mine] = [saved.value, hall.value]
      tag.value = file.tag
      saved.value = present
      isOvertaken.value = false
      trouble.value = undefined
      if (base !== undefined && mine !== undefined && differ(base, mine)) take(mergeHall(base, mine, present))
      else show(present)
    } catch (error) {
      failed(error)
    }
  }
  return {
    saved,
    hall,
    tag,
    faults,
    trouble,
    isOvertaken,
    isSaving,
    saves,
    passwords,
    isChanged: computed(() => differ(saved.value, hall.value)),
    load,
    set: (path, value) => take(withValueAt(hall.value, path, value) as HallDefinition),
    replace: take,
    discard() {
      show(saved.value)
      // Somebody else may have saved meanwhile.
      void load()
    },
    async save() {
      const sent = hall.value
      if (sent === undefined || isSaving.value) return
      isSaving.value = true
      trouble.value = undefined
      try {
        const taken = await putHall(JSON.stringify(sent), tag.value)
        if ('faults' in taken) faults.value = taken.faults
        else {
          passwords.value = taken.firstPasswords
          // What was typed meanwhile is a draft of what was sent.
          saved.value = sent
          await load()
          saves.value += 1
        }
      } catch (error) {
        failed(error)
      }
      isSaving.value = false
    },
    forgetPasswords() {
      passwords.value = []
    },
    showPasswords(made) {
      passwords.value = made
    },
  }
}

function differ(one: HallDefinition | undefined, other: HallDefinition | undefined): boolean {
  return JSON.stringify(one) !== JSON.stringify(other)
}

/** The draft of the page that a field stands on. */
export const DraftContext = createContext<HallDraft | undefined>(undefined)

/** The draft around a component. */
export function useDraft(): HallDraft {
  const draft = useContext(DraftContext)
  if (draft === undefined) throw new Error('no hall draft around this component')
  return draft
}

/** One field of the draft: what stands there, what is wrong with it, and how to change it. */
export interface DraftField {
  readonly value: unknown
  readonly fault: Text | undefined
  set(value: unknown): void
}

/** A field of the draft around a component. */
export function useField(path: Path): DraftField {
  const draft = useDraft()
  const name = pathWords(path)
  return {
    value: valueAt(draft.hall.value, path),
    fault: draft.faults.value.find((fault) => fault.path === name)?.message,
    set: (value) => draft.set(path, value),
  }
}
