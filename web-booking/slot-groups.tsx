import type { Text } from '../shared/text.ts'
import { slotTexts } from '../shared/texts/booking.ts'
import { t } from '../shared/ui/language.ts'
import type { Slot } from './slot-queries.ts'
import { freeWords } from './slot-words.ts'

interface Props {
  /** What the choice is about, for who hears it. */
  readonly legend: string
  readonly slots: readonly Slot[]
  /** Begin of the slot that the visitor has already, and what stands at it in the place of its free places. */
  readonly kept?: { readonly start: string; readonly words: Text } | undefined
  isChosen(slot: Slot): boolean
  choose(slot: Slot): void
}

/** The slots of one day as radio buttons, by part of the day. */
export function SlotGroups({ legend, slots, ...slot }: Props) {
  return (
    <fieldset class="times">
      <legend class="only-spoken">{legend}</legend>
      {partsOfDay.map(({ name, from, to }) => {
        const shown = slots.filter(({ start }) => start >= from && start < to)
        if (shown.length === 0) return null
        return (
          <section key={name.zh} class="group">
            <h2>{t(name)}</h2>
            <div class="slots">
              {shown.map((each) => (
                <SlotCard key={`${each.start}-${each.end}`} slot={each} {...slot} />
              ))}
            </div>
          </section>
        )
      })}
    </fieldset>
  )
}

const partsOfDay: readonly { readonly name: Text; readonly from: string; readonly to: string }[] = [
  { name: slotTexts.morning, from: '00:00', to: '12:00' },
  { name: slotTexts.afternoon, from: '12:00', to: '18:00' },
  { name: slotTexts.evening, from: '18:00', to: '24:00' },
]

/** So few free places are shown as a warning: they may be gone in a moment. */
const fewPlaces = 3

type CardProps = Omit<Props, 'legend' | 'slots'> & { readonly slot: Slot }

function SlotCard({ slot, kept, isChosen, choose }: CardProps) {
  const { start, free } = slot
  const isKept = start === kept?.start
  const isFull = free === 0 && !isKept
  return (
    <label class={`slot ${isFull ? 'full' : isKept ? 'kept' : ''}`}>
      <input
        type="radio"
        name="start"
        value={start}
        checked={isChosen(slot)}
        disabled={isFull || isKept}
        onChange={() => choose(slot)}
      />
      <span class="number">{start}</span>
      <span class={`slot-free ${free > 0 && free <= fewPlaces && !isKept ? 'few' : ''}`}>
        {isKept ? t(kept.words) : freeWords({ status: isFull ? 'full' : 'open', free })}
      </span>
    </label>
  )
}
