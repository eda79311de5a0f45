import { boardTexts } from '../shared/texts/display.ts'
import { Bilingual } from '../shared/ui/bilingual.tsx'

const steps = [boardTexts.stepTake, boardTexts.stepWait, boardTexts.stepGo] as const

/** What a visitor does, in three steps: stands where the calls will be until there is one. */
export function HowItWorks() {
  return (
    <ol class="how-it-works">
      {steps.map((text, index) => (
        <li key={text.zh}>
          <b class="number">{index + 1}</b>
          <Bilingual text={text} />
        </li>
      ))}
    </ol>
  )
}
