const firstMs = 250
const longestMs = 10_000

/**
 * Milliseconds before the next attempt to connect: doubling from a quarter of a second to ten seconds, with half of it
 * by chance, so that the clients of a broker that restarts do not all come at once. `random` is in [0, 1).
 */
export function reconnectMs(attempt: number, random: number): number {
  const ceiling = Math.min(longestMs, firstMs * 2 ** Math.min(attempt, 16))
  return Math.round(ceiling * (0.5 + random / 2))
}
