import type { ClerkView } from '../../../shared/http/clerk-schemas.ts'
import { fillText } from '../../../shared/texts/console.ts'
import { clerkTexts as texts } from '../../../shared/texts/console-clerk.ts'
import { scoreWords } from '../../../shared/texts/console-words.ts'
import { waitedTime } from '../../../shared/texts/waited-time.ts'
import { t } from '../../../shared/ui/language.ts'
import { Modal } from '../common/modal.tsx'
import type { Desk } from './desk.ts'

interface Props {
  readonly desk: Desk
  readonly view: ClerkView
}

/** The clerk's own day, in a dialog over whatever is being done. */
export function MyDayDialog({ desk, view }: Props) {
  return (
    <Modal title={texts.myDay} hint={texts.myDayHint} onClose={desk.closeDialog}>
      <DayFigures today={view.today} />
      <h3>{t(texts.myRatings)}</h3>
      <Scores today={view.today} />
    </Modal>
  )
}

/** The clerk's own day while nobody is here and nobody waits. */
export function MyDayCard({ today }: Pick<ClerkView, 'today'>) {
  return (
    <section class="card my-day-card" aria-label={t(texts.myDay)}>
      <h3>{t(texts.myDay)}</h3>
      <DayFigures today={today} />
    </section>
  )
}

function DayFigures({ today }: Pick<ClerkView, 'today'>) {
  const { served, meanWaitSeconds, meanServiceSeconds } = today
  const minutes = (seconds: number) => waitedTime(Math.round(seconds / 60))
  return (
    <dl class="my-day">
      <div>
        <dt>{t(texts.servedToday)}</dt>
        <dd class="number">{served}</dd>
      </div>
      <div>
        <dt>{t(texts.meanWait)}</dt>
        <dd class="number">{t(minutes(meanWaitSeconds))}</dd>
      </div>
      <div>
        <dt>{t(texts.meanService)}</dt>
        <dd class="number">{t(minutes(meanServiceSeconds))}</dd>
      </div>
    </dl>
  )
}

function Scores({ today: { served, ratings, scores } }: Pick<ClerkView, 'today'>) {
  if (ratings === 0) return <p class="hint">{t(texts.unratedYet)}</p>
  const most = Math.max(1, ...scores)
  const rows = scores.flatMap((count, index) => {
    const words = scoreWords[index]
    return words === undefined ? [] : [{ count, words }]
  })
  return (
    <>
      <p class="hint">{t(fillText(texts.ratedOf, { n: ratings, served }))}</p>
      <table class="my-scores">
        <tbody>
          {rows.toReversed().map(({ count, words }) => (
            <tr key={words.zh}>
              <th scope="row">{t(words)}</th>
              <td aria-hidden="true">
                <i style={{ width: `${(count / most) * 100}%` }} />
              </td>
              <td class="number">{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
