import type { RatingLevel } from '../shared/texts/evaluator.ts'

/** Mouths from the widest smile to the deepest frown, on a field of 48 by 48. */
const mouths: Record<RatingLevel['score'], string> = {
  5: 'M13 27c2 7 6 10 11 10s9-3 11-10z',
  4: 'M14 29c3 4.5 6 6 10 6s7-1.5 10-6',
  3: 'M15 31.5c4 1.6 14 1.6 18 0',
  2: 'M15 34c3-3.6 6-4.6 9-4.6s6 1 9 4.6',
  1: 'M14 36c2-5.5 6-8 10-8s8 2.5 10 8',
}

/** Eyes: smiling arcs, open dots, or drawn brows above them. */
function Eyes({ score }: { score: RatingLevel['score'] }) {
  if (score === 5)
    return (
      <>
        <path d="M13.5 20c1-3 5-3 6 0" />
        <path d="M28.5 20c1-3 5-3 6 0" />
      </>
    )
  return (
    <>
      <circle cx="17" cy="19" r="2.2" fill="currentColor" stroke="none" />
      <circle cx="31" cy="19" r="2.2" fill="currentColor" stroke="none" />
      {score === 1 && (
        <>
          <path d="M12.5 12.5 19 15" />
          <path d="M35.5 12.5 29 15" />
        </>
      )}
    </>
  )
}

/** The face of a level, in the colour of the text around it; the words beside it carry the meaning. */
export function Face({ score }: { score: RatingLevel['score'] }) {
  return (
    <svg
      class="face"
      viewBox="0 0 48 48"
      fill="none"
      stroke="currentColor"
      stroke-width="2.6"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <circle cx="24" cy="24" r="21.5" />
      <Eyes score={score} />
      <path d={mouths[score]} fill={score === 5 ? 'currentColor' : 'none'} />
    </svg>
  )
}
