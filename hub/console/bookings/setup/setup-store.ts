import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { BookingSetup } from '../../../../shared/booking/booking-setup.ts'
import { businessDayOf } from '../../../../shared/business-day.ts'
import type { BookingInfo } from '../../../../shared/http/booking-schemas.ts'
import type { SetupPreview, SetupView } from '../../../../shared/http/booking-setup-schemas.ts'
import type { Text } from '../../../../shared/text.ts'
import { setupTexts as texts } from '../../../../shared/texts/console-booking-setup.ts'
import { ApiProblem, command, get, wordsOf } from '../../../../shared/ui/api.ts'
import { hubNow, noteHubTime } from '../../../../shared/ui/hub-clock.ts'
import { createRunner, type Runner } from '../../common/runner.ts'
import { isSignedOut } from '../../session/staff-session.ts'
import { mondayOf } from '../local-date.ts'
import { isSame, mergeSetup } from './merge-setup.ts'

/** How long typing has to rest before the hub is asked what a draft brings, in milliseconds. */
const restMs = 250

/** The week that a draft brings, as the hub works it out. */
export interface Preview {
  readonly status: 'asking' | 'here' | 'trouble'
  /** The last week that was worked out; stays while the next one is asked for. */
  readonly week: SetupPreview | undefined
  /** Why the draft cannot be, or why the hub did not answer. */
  readonly trouble: Text | undefined
}

/** The booking set-up as it is saved, the draft of it, and the week that the draft brings. */
export interface SetupStore {
  readonly draft: ReadonlySignal<BookingSetup | undefined>
  readonly saved: ReadonlySignal<BookingSetup | undefined>
  readonly isChanged: ReadonlySignal<boolean>
  /** Monday of the week that is shown. */
  readonly monday: ReadonlySignal<string>
  readonly preview: ReadonlySignal<Preview>
  /** Why the set-up could not be read. */
  readonly trouble: ReadonlySignal<Text | undefined>
  /** True after somebody else has saved in between. */
  readonly isOvertaken: ReadonlySignal<boolean>
  readonly runner: Runner<SetupView>
  /** Reads the set-up as it is now; a draft is carried over to it. */
  refresh(): Promise<void>
  change(part: Partial<BookingSetup>): void
  showWeek(monday: string): void
  discard(): void
  save(): Promise<void>
}

interface Parts {
  readonly timeZone: string
  readonly signedOut: () => void
}

/** Makes the store of one page; it asks for nothing until it is told to refresh. */
export function createSetupStore({ timeZone, signedOut }: Parts): SetupStore {
  const view = signal<SetupView | undefined>(undefined)
  const draft = signal<BookingSetup | undefined>(undefined)
  const trouble = signal<Text | undefined>(undefined)
  const isOvertaken = signal(false)
  const preview = signal<Preview>({ status: 'asking', week: undefined, trouble: undefined })
  const monday = signal(mondayOf(businessDayOf(hubNow(), timeZone)))
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0

  const ask = async () => {
    if (draft.value === undefined) return
    asked += 1
    const mine = asked
    try {
      const body = { setup: draft.value, from: monday.value }
      const week = await command<SetupPreview>('/api/v1/manager/booking/preview', body)
      if (mine === asked) preview.value = { status: 'here', week, trouble: undefined }
    } catch (error) {
      if (isSignedOut(error)) signedOut()
      if (mine === asked) preview.value = { ...preview.value, status: 'trouble', trouble: wordsOf(error) }
    }
  }
  const askSoon = (afterMs: number) => {
    clearTimeout(timer)
    preview.value = { ...preview.value, status: 'asking' }
    timer = setTimeout(() => void ask(), afterMs)
  }
  const take = (next: SetupView) => {
    view.value = next
    draft.value = next.setup
    isOvertaken.value = false
    askSoon(0)
  }
  const runner = createRunner<SetupView>({
    accept: take,
    signedOut,
    send: async (path, body, options) => {
      try {
        return await command(path, body, options)
      } catch (error) {
        if (error instanceof ApiProblem && error.code === 'setup_overtaken') isOvertaken.value = true
        throw error
      }
    },
  })

  return {
    draft,
    saved: computed(() => view.value?.setup),
    isChanged: computed(() => view.value !== undefined && !isSame(view.value.setup, draft.value)),
    monday,
    preview,
    trouble,
    isOvertaken,
    runner,
    async refresh() {
      try {
        // Nothing is followed live here, and the device's clock does not say which day it is in the hall.
        if (view.value === undefined) {
          const { now, today } = await get<BookingInfo>('/api/v1/booking')
          noteHubTime(now)
          monday.value = mondayOf(today)
        }
        const next = await get<SetupView>('/api/v1/manager/booking/setup')
        trouble.value = undefined
        const [base, mine] = [view.value?.setup, draft.value]
        if (base === undefined || mine === undefined || isSame(base, mine)) {
          take(next)
          return
        }
        const { setup, conflicts } = mergeSetup(base, mine, next.setup)
        const wasOvertaken = isOvertaken.value || view.value?.version !== next.version
        take(next)
        draft.value = setup
        if (wasOvertaken)
          runner.say({
            tone: 'info',
            text: conflicts.length === 0 ? texts.carriedOver : texts.carriedOverConflicts(conflicts),
          })
      } catch (error) {
        if (isSignedOut(error)) signedOut()
        trouble.value = wordsOf(error)
      }
    },
    change(part) {
      if (draft.value === undefined) return
      draft.value = { ...draft.value, ...part }
      askSoon(restMs)
    },
    showWeek(next) {
      monday.value = next
      askSoon(0)
    },
    discard() {
      if (view.value === undefined) return
      draft.value = view.value.setup
      isOvertaken.value = false
      runner.say(undefined)
      askSoon(0)
    },
    async save() {
      if (view.value === undefined || draft.value === undefined) return
      const body = { setup: draft.value, basedOn: view.value.version }
      const answer = await runner.run({ path: '/api/v1/manager/booking/setup', body, words: texts.save })
      if (answer !== undefined) runner.say({ tone: 'done', text: texts.savedNow })
    },
  }
}
