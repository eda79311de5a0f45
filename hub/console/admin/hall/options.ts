import type { Text } from '../../../../shared/text.ts'

/** Something to choose. */
export interface Option {
  readonly id: string
  readonly words: Text
}

/** Entries of the hall to choose from, each with its id, so that two of one name can be told apart. */
export function optionsOf(entries: readonly { readonly id: string; readonly name: Text }[]): Option[] {
  return entries.map(({ id, name }) => ({
    id,
    words: { zh: name.zh || id, en: name.en || name.zh || id },
  }))
}

/** The entries of a table of words to choose from, in its order. */
export function wordOptions(words: Readonly<Record<string, Text>>): Option[] {
  return Object.entries(words).map(([id, text]) => ({ id, words: text }))
}
