import type { TicketClass } from '../../../shared/hall-definition.ts'

/** What is asked of a class: this share of all its visitors who come, from 0 to 1, is called within that wait. */
export interface ClassTarget {
  readonly class: TicketClass
  readonly share: number
  readonly withinSeconds: number
}
