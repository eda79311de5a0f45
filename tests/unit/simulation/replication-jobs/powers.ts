/** A job file: powers of the bases asked. */
export function prepare(exponent: number): (base: number) => number {
  if (Number.isNaN(exponent)) throw new Error('no exponent')
  return (base) => {
    if (base < 0) throw new Error(`${base} is below zero`)
    return base ** exponent
  }
}
