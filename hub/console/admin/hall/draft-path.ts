/** The way to a field of the hall: names of fields and places in lists. */
export type Path = readonly (string | number)[]

/** What stands at a path; undefined when there is nothing. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, part) =>
      typeof at === 'object' && at !== null ? (at as Record<string | number, unknown>)[part] : undefined,
    value,
  )
}

/** The value with another one at a path; undefined takes the field away. Nothing of the given value is changed. */
export function withValueAt(value: unknown, path: Path, next: unknown): unknown {
  const [part, ...rest] = path
  if (part === undefined) return next
  const inner = withValueAt(valueAt(value, [part]), rest, next)
  if (typeof part === 'number') {
    const list = Array.isArray(value) ? value : []
    return list.toSpliced(part, 1, inner)
  }
  const group = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  if (inner !== undefined) return { ...group, [part]: inner }
  const { [part]: _, ...others } = group
  return others
}

/** A path as the hub's faults name it, as in `services[3].name.zh`. */
export function pathWords(path: Path): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '')
}

/** The path of such a name. */
export function pathOf(words: string): Path {
  return [...words.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, name]) =>
    index === undefined ? (name ?? '') : Number(index),
  )
}
