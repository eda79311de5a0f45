import type { DayCurveView } from '../../../shared/http/manager-schemas.ts'
import type { Hall } from '../../domain/hall.ts'
import type { DayCurve } from '../day-curve.ts'
import type { Version } from '../state-messages.ts'

/** The curve of the business day as its manager sees it. */
export async function dayCurveView(hall: Hall, curve: DayCurve, version: Version): Promise<DayCurveView> {
  const spans = await curve.upTo(version.rev, { dayOpenedAt: hall.book.dayOpenedAt, now: version.at })
  return {
    ...version,
    businessDay: hall.day.businessDay?.date ?? '',
    spans: spans.map(({ at, waiting, called, waitSumMs, longestWaitMs }) => ({
      at,
      waiting,
      called,
      meanWaitSeconds: called === 0 ? 0 : Math.round(waitSumMs / called / 1000),
      longestWaitSeconds: Math.round(longestWaitMs / 1000),
    })),
  }
}
