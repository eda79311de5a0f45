/** The totals of a hall's day have long settled after so many rounds. */
const rakings = 50

/**
 * Expected counts behind counted ones, by service and time of day. What a service's own pattern over the day differs
 * from the hall's is kept only as far as it is more than the chance of a Poisson count: each count is drawn towards what
 * the totals of its service and of its time would give, by degrees of freedom / chi-square, as James and Stein (1961) do
 * with means. The totals of services stay, and those of times wherever opening hours allow it.
 *
 * @param counts by service, then by time
 * @param openShares how much of that time the service is open, from 0 to 1, in the same order
 */
export function evenCounts(
  counts: readonly (readonly number[])[],
  openShares: readonly (readonly number[])[],
): number[][] {
  const alike = rakedTo(counts, openShares)
  const drawn = shareOfChance(counts, alike)
  return counts.map((row, index) =>
    row.map((count, at) => (1 - drawn) * count + drawn * (alike[index]?.[at] ?? count)),
  )
}

/**
 * The table with the totals of `counts` and the pattern of `weights`, by iterative proportional fitting (Deming and
 * Stephan 1940). A row whose weights are all zero stays as it was counted.
 */
function rakedTo(
  counts: readonly (readonly number[])[],
  weights: readonly (readonly number[])[],
): number[][] {
  const totals = counts[0]?.map((_, at) => sumOf(counts.map((row) => row[at] ?? 0))) ?? []
  let table = weights.map((row, index) => (sumOf(row) === 0 ? [...(counts[index] ?? [])] : [...row]))
  for (let round = 0; round < rakings; round += 1) {
    const columns = totals.map((total, at) => scaleTo(total, sumOf(table.map((row) => row[at] ?? 0))))
    table = table.map((row, index) => {
      const scaled = row.map((value, at) => value * (columns[at] ?? 1))
      const scale = scaleTo(sumOf(counts[index] ?? []), sumOf(scaled))
      return scaled.map((value) => value * scale)
    })
  }
  return table
}

const scaleTo = (total: number, sum: number) => (sum === 0 ? 1 : total / sum)

/** The part of the differences from the expected that chance alone explains, from 0 to 1. */
function shareOfChance(
  counts: readonly (readonly number[])[],
  expected: readonly (readonly number[])[],
): number {
  let chiSquare = 0
  let cells = 0
  for (const [index, row] of counts.entries())
    for (const [at, count] of row.entries()) {
      const mean = expected[index]?.[at] ?? 0
      if (mean === 0) continue
      chiSquare += (count - mean) ** 2 / mean
      cells += 1
    }
  const times = counts[0]?.length ?? 0
  const freedom = Math.max(0, cells - counts.length - times + 1)
  return chiSquare <= freedom ? 1 : freedom / chiSquare
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0)
