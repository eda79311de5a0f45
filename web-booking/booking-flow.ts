import { type Signal, signal } from '@preact/signals'
import type { DocumentKind } from '../shared/booking/identity-document.ts'
import type { BookingView } from '../shared/http/booking-schemas.ts'
import type { Text } from '../shared/text.ts'
import { slotTexts } from '../shared/texts/booking.ts'
import { hubNow } from '../shared/ui/hub-clock.ts'
import { createStepTrail, type StepName, stepNames } from './step-trail.ts'

const storageKey = 'tingxu.book'

/** What the visitor has chosen; nothing of it says who the visitor is. */
export interface Choices {
  /** Ids of the matters of the visit, the main one first. */
  readonly services: readonly string[]
  /** Local to the hall: `YYYY-MM-DD` and `HH:MM`. */
  readonly date: string | null
  readonly start: string | null
  /** End of the chosen slot, for the summary. */
  readonly end: string | null
  /** Code of a key project (重点项目); empty for none. */
  readonly project: string
}

/** A place held for this visitor until it is confirmed. */
export interface Hold {
  readonly code: string
  /** Epoch milliseconds. */
  readonly until: number
  /** When the code was sent last, in epoch milliseconds. */
  readonly sentAt: number
  /** Where the code was sent, masked. */
  readonly phone: string
}

/** Who comes, as typed. It lives in this page only: a reload forgets it. */
export interface Person {
  readonly name: string
  readonly kind: DocumentKind
  readonly number: string
  readonly phone: string
}

/** Something the visitor is told at the head of a step. */
export interface FlowNotice {
  readonly kind: 'attention' | 'wrong'
  readonly text: Text
}

/** A chosen slot that is gone. */
export interface LostSlot {
  readonly date: string
  readonly start: string
}

/** What one visitor does on the way to a booking: the step, what was chosen and typed so far, and what is held. */
export interface BookingFlow {
  readonly step: Signal<StepName>
  readonly choices: Signal<Choices>
  readonly person: Signal<Person>
  readonly hold: Signal<Hold | undefined>
  readonly notice: Signal<FlowNotice | undefined>
  /** The slot that was filled by others before it could be held. */
  readonly lost: Signal<LostSlot | undefined>
  /** What is typed into the search of matters. */
  readonly typed: Signal<string>
  choose(part: Partial<Choices>): void
  /** Takes a matter: it replaces the one that this search began with, or is the next one of the visit. */
  takeMatter(serviceId: string): void
  removeMatter(serviceId: string): void
  /** Which of the visit's matters is being searched, from 0. */
  searchedMatter(): number
  /** Lets the chosen slot go, which others have filled; returns what the visitor is told. */
  loseSlot(): FlowNotice
  keepHold(view: BookingView): void
  dropHold(): void
  /** Goes on to a step. */
  go(step: StepName): void
  /** Searches one more matter of the same visit. */
  addMatter(): void
  back(): void
  /** Goes back to a step to choose again, and says why there. */
  backTo(step: StepName, notice: FlowNotice): void
  /** Forgets everything: the booking is made. */
  clear(): void
  stop(): void
}

const nothing: Choices = { services: [], date: null, start: null, end: null, project: '' }
const nobody: Person = { name: '', kind: 'resident-id', number: '', phone: '' }

/** Begins where the visitor left off: a reload keeps the step, a link may name the matter (`?service=ID`). */
export function createBookingFlow(): BookingFlow {
  const stored = load()
  const asked = new URLSearchParams(location.search).get('service')
  const held = stored.hold !== undefined && stored.hold.until > hubNow() ? stored.hold : undefined
  const trail = createStepTrail(asked !== null ? 'hints' : held !== undefined ? 'code' : 'find')
  const isKept = trail.isReload || (held !== undefined && asked === null)
  const asksFor: Choices = { ...nothing, services: asked === null ? [] : [asked] }
  const choices = signal<Choices>(isKept ? { ...nothing, ...stored.choices } : asksFor)
  const hold = signal<Hold | undefined>(held)
  const person = signal<Person>(nobody)
  const notice = signal<FlowNotice | undefined>(undefined)
  const lost = signal<LostSlot | undefined>(undefined)
  const typed = signal('')
  const reachable = (step: StepName): StepName => {
    if (step === 'code' && hold.peek() !== undefined) return step
    const furthest = furthestStep(choices.peek())
    return stepNames.indexOf(step) <= stepNames.indexOf(furthest) ? step : furthest
  }
  const step = signal<StepName>(reachable(trail.place().step))
  if (step.peek() !== trail.place().step) trail.replace(step.peek())

  let nextNotice: FlowNotice | undefined
  const arrive = () => {
    const wanted = trail.place().step
    const allowed = reachable(wanted)
    if (allowed !== wanted) trail.replace(allowed)
    notice.value = nextNotice
    nextNotice = undefined
    step.value = allowed
  }
  const stopListening = trail.listen(arrive)
  const save = () => store({ choices: choices.peek(), hold: hold.peek() })

  const flow: BookingFlow = {
    step,
    choices,
    person,
    hold,
    notice,
    lost,
    typed,
    choose(part) {
      choices.value = { ...choices.peek(), ...part }
      save()
    },
    takeMatter(serviceId) {
      const before = choices.peek().services.slice(0, trail.place().matter)
      const services = before.includes(serviceId) ? before : [...before, serviceId]
      flow.choose({ services, date: null, start: null, end: null })
      typed.value = ''
      flow.go('hints')
    },
    removeMatter(serviceId) {
      const services = choices.peek().services.filter((id) => id !== serviceId)
      flow.choose({ services, date: null, start: null, end: null })
    },
    searchedMatter: () => trail.place().matter,
    loseSlot() {
      const { date, start } = choices.peek()
      if (date !== null && start !== null) lost.value = { date, start }
      flow.choose({ start: null, end: null })
      return { kind: 'attention', text: filled(slotTexts.slotGone, start ?? '') }
    },
    keepHold(view) {
      const until = view.heldUntil ?? view.at
      hold.value = {
        code: view.code,
        until,
        sentAt: view.at,
        phone: view.person.phone ?? '',
      }
      save()
    },
    dropHold() {
      hold.value = undefined
      save()
    },
    go(next) {
      trail.push(next)
      arrive()
    },
    addMatter() {
      trail.push('find', choices.peek().services.length)
      arrive()
    },
    back() {
      if (trail.back()) return
      const before = stepNames[stepNames.indexOf(step.peek()) - 1]
      if (before === undefined) return
      trail.replace(before)
      arrive()
    },
    backTo(earlier, why) {
      nextNotice = why
      if (trail.backTo(earlier)) return
      trail.replace(earlier)
      arrive()
    },
    clear() {
      choices.value = nothing
      person.value = nobody
      hold.value = undefined
      save()
    },
    stop: stopListening,
  }
  return flow
}

function filled({ zh, en }: Text, time: string): Text {
  return { zh: zh.replace('{time}', time), en: en.replace('{time}', time) }
}

/** The last step before the code for which everything is chosen. */
function furthestStep({ services, date, start }: Choices): StepName {
  if (services.length === 0) return 'find'
  if (date === null) return 'day'
  return start === null ? 'time' : 'identity'
}

interface Stored {
  readonly choices?: Partial<Choices>
  readonly hold?: Hold | undefined
}

function load(): Stored {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? '{}')
    return typeof stored === 'object' && stored !== null ? stored : {}
  } catch {
    return {}
  }
}

function store(state: Stored): void {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(state))
  } catch {
    // A browser that forbids storage only forgets the choices at a reload.
  }
}
