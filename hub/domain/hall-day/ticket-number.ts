/** The number as printed and called: series letter and at least three digits. */
export function ticketNumber(series: string, sequence: number): string {
  return series + String(sequence).padStart(3, '0')
}
