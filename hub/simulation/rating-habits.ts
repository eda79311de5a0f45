import type { RatingHabit } from './pad-player.ts'

/** How often visitors rate, and how. Shares are of 1. */
export interface RatingMood {
  readonly ratedShare: number
  /** Weights of the scores 5, 4, 3, 2, 1. */
  readonly weights: readonly [number, number, number, number, number]
  /** Share of ratings sent twice as the same message, and share followed by another opinion on the same case. */
  readonly sameAgainShare: number
  readonly secondOpinionShare: number
  /** Real milliseconds between invitation and finger, at most. */
  readonly slowestMs: number
}

/** The mood of the replay: seven in ten rate; a few pads repeat themselves, which the hub must not count twice. */
export const replayMood: RatingMood = {
  ratedShare: 0.7,
  weights: [78, 15, 4, 2, 1],
  sameAgainShare: 0.05,
  secondOpinionShare: 0.03,
  slowestMs: 150,
}

/** The mood of the demo: mostly good, now and then bad, often silent. */
export const demoMood: RatingMood = {
  ratedShare: 0.65,
  weights: [70, 16, 6, 5, 3],
  sameAgainShare: 0,
  secondOpinionShare: 0,
  slowestMs: 3500,
}

/** A habit that follows a mood; `random` gives numbers from 0 to below 1. */
export function moodyHabit(mood: RatingMood, random: () => number = Math.random): RatingHabit {
  return () => {
    if (random() >= mood.ratedShare) return null
    const dice = random()
    return {
      score: drawScore(mood.weights, random()),
      afterMs: Math.round(random() * mood.slowestMs),
      extra:
        dice < mood.sameAgainShare
          ? 'same-again'
          : dice < mood.sameAgainShare + mood.secondOpinionShare
            ? 'second-opinion'
            : 'none',
    }
  }
}

function drawScore(weights: RatingMood['weights'], dice: number): number {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  let left = dice * sum
  for (const [index, weight] of weights.entries()) {
    left -= weight
    if (left < 0) return 5 - index
  }
  return 5
}
