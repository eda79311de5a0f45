import type { TicketClass } from '../shared/hall-definition.ts'
import { classWords } from '../shared/texts/common.ts'
import { Bilingual } from '../shared/ui/bilingual.tsx'

/** Says in words that a called ticket was booked or came by the green channel; a walk-in needs no mark. */
export function ClassMark({ ticketClass }: { ticketClass: TicketClass }) {
  if (ticketClass === 'walkin') return null
  return (
    <span class={`class-mark ${ticketClass}`}>
      <Bilingual text={classWords[ticketClass]} />
    </span>
  )
}
