import type { CallOrder } from '../../domain/calling/call-order.ts'
import { type HallOutlook, hallOutlook, type OutlookQuestion } from '../../domain/rebalancing/rebalancer.ts'

/** One part of the work lasts about so long: tickets that are being taken want their forecasts meanwhile. */
const partMs = 40

/** What one part of the work on an outlook came to. `lost`: the worker knows nothing of it, it has to be begun anew. */
export type OutlookPart =
  | { readonly status: 'working' }
  | { readonly status: 'lost' }
  | { readonly status: 'done'; readonly outlook: HallOutlook }

/** Works on one outlook at a time, part by part; a newer one takes the place of the last. */
export class OutlookWork {
  private under: { readonly session: string; readonly steps: ReturnType<typeof hallOutlook> } | undefined

  /** Begins an outlook and does its first part. */
  begin(session: string, question: OutlookQuestion, order: CallOrder): OutlookPart {
    this.under = { session, steps: hallOutlook(question, order) }
    return this.goOn(session)
  }

  /** Does a further part. */
  goOn(session: string): OutlookPart {
    if (this.under?.session !== session) return { status: 'lost' }
    const endsAt = performance.now() + partMs
    while (performance.now() < endsAt) {
      const step = this.under.steps.next()
      if (step.done !== true) continue
      this.under = undefined
      return { status: 'done', outlook: step.value }
    }
    return { status: 'working' }
  }
}
