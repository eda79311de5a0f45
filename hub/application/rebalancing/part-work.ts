/** One part of the work lasts about so long: tickets that are being taken want their forecasts meanwhile. */
const partMs = 40

/** What one part of a long work came to. `lost`: the worker knows nothing of it, it has to be begun anew. */
export type Part<Result> =
  | { readonly status: 'working' }
  | { readonly status: 'lost' }
  | { readonly status: 'done'; readonly result: Result }

/** Works on one thing at a time, part by part; a newer one takes the place of the last. */
export class PartWork<Result> {
  private under: { readonly session: string; readonly steps: Generator<undefined, Result> } | undefined

  /** Begins a work whose generator yields every few milliseconds, and does its first part. */
  begin(session: string, steps: Generator<undefined, Result>): Part<Result> {
    this.under = { session, steps }
    return this.goOn(session)
  }

  /** Does a further part. */
  goOn(session: string): Part<Result> {
    if (this.under?.session !== session) return { status: 'lost' }
    const endsAt = performance.now() + partMs
    while (performance.now() < endsAt) {
      const step = this.under.steps.next()
      if (step.done !== true) continue
      this.under = undefined
      return { status: 'done', result: step.value }
    }
    return { status: 'working' }
  }
}
