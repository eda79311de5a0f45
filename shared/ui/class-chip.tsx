import type { GreenGround, TicketClass } from '../hall-definition.ts'
import { classLetters, classWords, groundWords } from '../texts/common.ts'
import { t } from './language.ts'

interface Props {
  readonly class: TicketClass
  /** Staff screens show why a ticket is green; public ones leave it out. */
  readonly ground?: GreenGround | null
}

/** The class of a ticket as colour, word and letter. */
export function ClassChip({ class: ticketClass, ground }: Props) {
  return (
    <span class={`class-chip ${ticketClass}`}>
      <b aria-hidden="true">{classLetters[ticketClass]}</b>
      {t(classWords[ticketClass])}
      {ground !== undefined && ground !== null && ` · ${t(groundWords[ground])}`}
    </span>
  )
}
