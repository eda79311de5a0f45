import type { ForecastDesk } from '../forecast/forecast-desk.ts'
import type { ForecastJobs, PartedJobKind, SceneQuestion } from '../forecast/forecast-jobs.ts'
import type { Part } from './part-work.ts'

/** A part that has to wait for others longer than this is given up with its whole work, in real milliseconds. */
const partDeadlineMs = 5_000
/** Parts of one work at most: some minutes of a processor. */
const mostParts = 5_000

/** What a kind of work answers when it is done. */
type ResultOf<Kind extends PartedJobKind> =
  ForecastJobs[Kind]['answer'] extends Part<infer Result> ? Result : never

/**
 * Asks for a long work, part by part, so that more urgent questions come in between; null when there is no answer.
 *
 * @param session tells this work from others
 */
export async function askInParts<Kind extends PartedJobKind>(
  desk: Pick<ForecastDesk, 'ask'>,
  kind: Kind,
  about: SceneQuestion,
  { session, first }: { session: string; first: NonNullable<ForecastJobs[Kind]['asked']['first']> },
): Promise<ResultOf<Kind> | null> {
  for (let part = 0; part < mostParts; part += 1) {
    // The kind fixes the type of what is asked first, which a type parameter cannot tell.
    const asked = { session, first: part === 0 ? first : null } as ForecastJobs[Kind]['asked']
    const options = { deadlineMs: partDeadlineMs, urgency: 'later' } as const
    const answer = (await desk.ask(kind, about, asked, options)) as Part<ResultOf<Kind>> | null
    if (answer === null || answer.status === 'lost') return null
    if (answer.status === 'done') return answer.result
  }
  return null
}
