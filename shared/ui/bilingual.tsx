import type { Text } from '../text.ts'

interface Props {
  readonly text: Text
  /** What fills the text's `{name}` placeholders. */
  readonly values?: Readonly<Record<string, string | number>>
}

/** A text in both languages, Chinese first and larger: public screens belong to everybody at once. */
export function Bilingual({ text, values = {} }: Props) {
  return (
    <span class="bilingual">
      <span class="zh">{fill(text.zh, values)}</span> <EnglishText text={fill(text.en, values)} />
    </span>
  )
}

function EnglishText({ text }: { text: string }) {
  return text === '' ? null : (
    <span class="en" lang="en">
      {text}
    </span>
  )
}

function fill(words: string, values: Readonly<Record<string, string | number>>): string {
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
