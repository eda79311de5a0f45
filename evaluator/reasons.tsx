import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Rating } from '../shared/mqtt/topic-map.ts'
import { isPraise, padTexts, ratingLevels, reasonsFor } from '../shared/texts/evaluator.ts'
import { Bilingual } from '../shared/ui/bilingual.tsx'
import { Icon } from '../shared/ui/icon.tsx'
import { Face } from './face.tsx'
import { reasonsMs } from './pad-machine.ts'

interface Props {
  readonly rating: Rating
  /** Milliseconds until it is sent as it is. */
  readonly leftMs: number
  readonly onRemark: (reasons: readonly string[], comment: string) => void
  readonly onFinish: () => void
  readonly onChange: () => void
}

/** After a face: it counts already; a few reasons to tick, room for words, and a way back for a slip of the finger. */
export function Reasons({ rating, leftMs, onRemark, onFinish, onChange }: Props) {
  const submit = useRef<HTMLButtonElement>(null)
  const comment = useSignal('')
  useEffect(() => submit.current?.focus(), [])
  const { score, reasons = [] } = rating
  const level = ratingLevels.find((candidate) => candidate.score === score)
  const toggle = (code: string) => onRemark(toggled(reasons, code), comment.value)
  return (
    <main class="reasons">
      <header>
        {level !== undefined && (
          <p class={`picked level-${level.score}`}>
            <Face score={level.score} />
            <Bilingual text={level.text} />
          </p>
        )}
        <p class="noted" role="status">
          <Bilingual text={padTexts.recorded} />
        </p>
        <button type="button" class="skip" onClick={onChange}>
          <Bilingual text={padTexts.change} />
        </button>
      </header>
      <fieldset>
        <legend>
          <h1>
            <Bilingual text={isPraise(score) ? padTexts.askPraise : padTexts.askComplaint} />
          </h1>
        </legend>
        {reasonsFor(score).map(({ code, text }, index) => (
          <button
            key={code}
            type="button"
            class="reason"
            aria-pressed={reasons.includes(code)}
            onClick={() => toggle(code)}
          >
            {reasons.includes(code) ? <Icon name="check" /> : <kbd class="number">{index + 1}</kbd>}
            <Bilingual text={text} />
          </button>
        ))}
      </fieldset>
      <textarea
        rows={2}
        maxLength={200}
        aria-label={`${padTexts.comment.zh} ${padTexts.comment.en}`}
        placeholder={`${padTexts.commentHint.zh}\n${padTexts.commentHint.en}`}
        value={comment.value}
        onInput={(event) => {
          comment.value = event.currentTarget.value
          onRemark(reasons, comment.value)
        }}
      />
      <footer>
        <p class="left">
          <Bilingual
            text={padTexts.optional}
            values={{ seconds: Math.ceil(Math.min(leftMs, reasonsMs) / 1000) }}
          />
        </p>
        <button type="button" class="submit" ref={submit} onClick={onFinish}>
          <Bilingual text={padTexts.submit} />
        </button>
      </footer>
    </main>
  )
}

/** The codes with one more, or one less when it was among them. */
export function toggled(codes: readonly string[], code: string): readonly string[] {
  return codes.includes(code) ? codes.filter((other) => other !== code) : [...codes, code]
}
