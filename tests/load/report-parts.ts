import type { Spread } from './statistics.ts'

/** A target in one line, and whether it is met. */
export function verdict(name: string, value: string, isMet: boolean): string {
  return `  ${isMet ? 'PASS ' : 'SHORT'} ${name}: ${value}`
}

/** `median (min-max)`. */
export function spread({ median, min, max }: Spread, digits = 0): string {
  return `${median.toFixed(digits)} (${min.toFixed(digits)}-${max.toFixed(digits)})`
}

/** Rows in columns, each as wide as its widest cell. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  )
}

/** The verdict on a figure with an upper limit; nothing when it was not measured. */
export function atMost(name: string, value: Spread | undefined, most: number): string[] {
  return value === undefined
    ? []
    : [verdict(`${name} is at most ${most}`, spread(value, 2), value.median <= most)]
}
