/** The steps of booking in their order. */
export const stepNames = ['find', 'hints', 'day', 'time', 'identity', 'code'] as const
export type StepName = (typeof stepNames)[number]

/** Where the visitor is, as the browser's history keeps it. */
interface Place {
  readonly step: StepName
  /** Which of the visit's matters a search is for, from 0. */
  readonly matter: number
}

/** The steps that the browser's own back button goes through. */
export interface StepTrail {
  /** True when the page was loaded anew at a place where it had been. */
  readonly isReload: boolean
  place(): Place
  push(step: StepName, matter?: number): void
  replace(step: StepName): void
  /** Goes to the step before; false when there is none in the history. */
  back(): boolean
  /** Goes back to the last time a step was shown; false when it never was. */
  backTo(step: StepName): boolean
  /** Tells when the browser has moved; returns how to stop that. */
  listen(moved: () => void): () => void
}

/** Reads the trail of the browser's history, or begins one at a step. */
export function createStepTrail(first: StepName): StepTrail {
  const isReload = trailOf(history.state) !== undefined
  let trail = trailOf(history.state) ?? [{ step: first, matter: 0 }]
  const write = (method: 'pushState' | 'replaceState', next: readonly Place[]) => {
    trail = next
    history[method]({ trail }, '')
  }
  if (!isReload) write('replaceState', trail)
  const place = (): Place => trail.at(-1) ?? { step: first, matter: 0 }
  return {
    isReload,
    place,
    push: (step, matter = 0) => write('pushState', [...trail, { step, matter }]),
    replace: (step) => write('replaceState', [...trail.slice(0, -1), { step, matter: 0 }]),
    back() {
      if (trail.length < 2) return false
      history.back()
      return true
    },
    backTo(step) {
      const index = trail.map((place) => place.step).lastIndexOf(step, -2)
      if (index === -1) return false
      history.go(index - (trail.length - 1))
      return true
    },
    listen(moved) {
      const onPop = (event: PopStateEvent) => {
        trail = trailOf(event.state) ?? [{ step: first, matter: 0 }]
        moved()
      }
      // A page that comes back as it was left, after the booking was made, must look at what is left of it.
      const onShow = (event: PageTransitionEvent) => {
        if (!event.persisted) return
        trail = trailOf(history.state) ?? trail
        moved()
      }
      addEventListener('popstate', onPop)
      addEventListener('pageshow', onShow)
      return () => {
        removeEventListener('popstate', onPop)
        removeEventListener('pageshow', onShow)
      }
    },
  }
}

function trailOf(state: unknown): readonly Place[] | undefined {
  const trail = (state as { trail?: unknown } | null)?.trail
  if (!Array.isArray(trail) || trail.length === 0) return undefined
  const isPlace = (place: Partial<Place> | null) =>
    stepNames.includes(place?.step as StepName) && Number.isInteger(place?.matter)
  return trail.every(isPlace) ? trail : undefined
}
