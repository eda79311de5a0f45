/** Who did it: a person's or device's id under its role. */
export interface Actor {
  readonly kind: 'clerk' | 'guide' | 'manager' | 'administrator' | 'device' | 'visitor' | 'hub'
  readonly id: string
}

/** The hub itself, by rule. */
export const hubActor: Actor = { kind: 'hub', id: 'hub' }

/** An event with its place in the journal. */
export interface Recorded<Event> {
  /** Place in the hall's journal, from 1 without a gap. */
  readonly seq: number
  /** Logical time in epoch milliseconds; never goes back along the journal. */
  readonly at: number
  readonly commandId: string
  readonly actor: Actor
  readonly event: Event
}

/** What a command is decided with besides the state. */
export interface Circumstance {
  readonly now: number
  readonly actor: Actor
}
