import { padTexts, ratingLevels } from '../shared/texts/evaluator.ts'
import { Bilingual } from '../shared/ui/bilingual.tsx'
import { Face } from './face.tsx'

interface Props {
  readonly ticketNumber: string
  /** Milliseconds until the question closes by itself, of all it had. */
  readonly leftMs: number
  readonly ttlMs: number
  readonly onRate: (score: number) => void
  readonly onSkip: () => void
}

/** The question after a service: five levels of one size, and a way past them. */
export function Question({ ticketNumber, leftMs, ttlMs, onRate, onSkip }: Props) {
  return (
    <main class="question">
      <header>
        <h1>
          <Bilingual text={padTexts.question} />
        </h1>
        <p class="for">
          <b class="number">{ticketNumber}</b>
          <Bilingual text={padTexts.forTicket} />
        </p>
      </header>
      <ul class="levels">
        {ratingLevels.map(({ score, text }) => (
          <li key={score}>
            <button
              type="button"
              class={`level level-${score}`}
              data-score={score}
              onClick={() => onRate(score)}
            >
              <Face score={score} />
              <Bilingual text={text} />
              <kbd class="number">{score}</kbd>
            </button>
          </li>
        ))}
      </ul>
      <footer>
        <div class="left">
          <p>
            <Bilingual
              text={padTexts.voluntary}
              values={{ seconds: Math.ceil(Math.min(leftMs, ttlMs) / 1000) }}
            />
          </p>
          <span class="time-left" aria-hidden="true">
            <i style={{ width: `${(100 * Math.min(leftMs, ttlMs)) / ttlMs}%` }} />
          </span>
        </div>
        <button type="button" class="skip" onClick={onSkip}>
          <Bilingual text={padTexts.skip} />
        </button>
      </footer>
    </main>
  )
}
