import type { TicketPrint } from '../../shared/mqtt/topic-map.ts'
import { previewSvg } from './preview-svg.ts'

/** A question of the hub: the ticket to draw, under an id that the answer repeats. */
interface Question {
  readonly id: number
  readonly ticket: TicketPrint
}

/** Draws tickets for the hub over the channel it was started with, and ends with it. */
process.on('message', ({ id, ticket }: Question) => {
  process.send?.({ id, svg: previewSvg(ticket) })
})
process.on('disconnect', () => process.exit(0))
