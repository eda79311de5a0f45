import { Fragment } from 'preact'
import type { Text } from '../shared/text.ts'
import { language, t } from '../shared/ui/language.ts'

/** Tells the words of Chinese apart; undefined in a browser that cannot. */
const chinese =
  typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('zh', { granularity: 'word' }) : undefined
/** A clause of so many characters stands in one line of the largest heading on the narrowest phone. */
const lineCharacters = 6

/** A heading whose lines end between clauses, else between words: in large text Chinese would break inside them, as in 短/信. */
export function WholeWords({ text }: { readonly text: Text }) {
  const line = t(text)
  if (language.value !== 'zh' || chinese === undefined) return <>{line}</>
  const clauses = line.match(/[^，：；？！]+[，：；？！]*/g) ?? [line]
  return (
    <span class="whole-words">
      {clauses.map((clause) => (
        <Fragment key={clause}>
          {clause.length <= lineCharacters ? clause : wordByWord([...chinese.segment(clause)])}
        </Fragment>
      ))}
    </span>
  )
}

/** Round marks the browser breaks as it should by itself. */
function wordByWord(parts: readonly Intl.SegmentData[]) {
  return parts.map(({ segment, index, isWordLike }, at) => (
    <Fragment key={index}>
      {isWordLike && parts[at - 1]?.isWordLike && <wbr />}
      {segment}
    </Fragment>
  ))
}
