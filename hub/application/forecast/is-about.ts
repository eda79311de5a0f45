/** Whether a line has about the length that it had: one more or less, or a share of it. */
export function isAbout(one: number, other: number, share: number): boolean {
  return Math.abs(one - other) <= Math.max(1, one * share)
}
