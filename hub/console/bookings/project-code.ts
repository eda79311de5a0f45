/** The code of a key project as it is kept: capitals, no spaces. Undefined when it cannot be one. */
export function projectCodeOf(typed: string): string | undefined {
  const code = typed.normalize('NFKC').toUpperCase().replace(/\s+/g, '')
  return /^[A-Z0-9-]{6,40}$/.test(code) ? code : undefined
}
