import type { HallStaff } from '../../domain/rebalancing/candidates.ts'
import type { HallOutlook } from '../../domain/rebalancing/rebalancer.ts'
import type { ForecastDesk } from '../forecast/forecast-desk.ts'
import type { SceneQuestion } from '../forecast/forecast-jobs.ts'

/** A part that has to wait for others longer than this, in real milliseconds, is given up with its outlook. */
const partDeadlineMs = 5_000
/** Parts of one outlook at most: far more than any takes. */
const mostParts = 200

/** Asks for the outlook of a scene, part by part, so that more urgent questions come in between; null when there is none. */
export async function askOutlook(
  desk: Pick<ForecastDesk, 'ask'>,
  about: SceneQuestion,
  { session, staff }: { readonly session: string; readonly staff: HallStaff },
): Promise<HallOutlook | null> {
  for (let part = 0; part < mostParts; part += 1) {
    const asked = { session, staff: part === 0 ? staff : null }
    const answer = await desk.ask('outlook', about, asked, { deadlineMs: partDeadlineMs, urgency: 'later' })
    if (answer === null || answer.status === 'lost') return null
    if (answer.status === 'done') return answer.outlook
  }
  return null
}
