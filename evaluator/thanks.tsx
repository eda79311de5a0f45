import { padTexts, ratingLevels } from '../shared/texts/evaluator.ts'
import { Bilingual } from '../shared/ui/bilingual.tsx'
import { Face } from './face.tsx'

interface Props {
  readonly score: number
  /** `kept` while the hub cannot be reached: the rating waits here. */
  readonly delivery: 'sent' | 'kept'
}

/** The same thanks for every level: nobody is praised or blamed for an answer. */
export function Thanks({ score, delivery }: Props) {
  const level = ratingLevels.find((candidate) => candidate.score === score)
  return (
    <main class="thanks">
      {level !== undefined && (
        <p class={`chosen level-${level.score}`}>
          <Face score={level.score} />
          <Bilingual text={level.text} />
        </p>
      )}
      <div role="status">
        <h1>
          <Bilingual text={padTexts.thanks} />
        </h1>
      </div>
      {delivery === 'kept' && (
        <p class="kept">
          <Bilingual text={padTexts.kept} />
        </p>
      )}
    </main>
  )
}
