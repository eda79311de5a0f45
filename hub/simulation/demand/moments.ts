/** Mean and variance (by n) of a sample; zeros for an empty one. */
export function moments(sample: readonly number[]): { mean: number; variance: number } {
  if (sample.length === 0) return { mean: 0, variance: 0 }
  const mean = sample.reduce((sum, value) => sum + value, 0) / sample.length
  return { mean, variance: sample.reduce((sum, value) => sum + (value - mean) ** 2, 0) / sample.length }
}

/** A number to so many decimals. */
export function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals))
}
