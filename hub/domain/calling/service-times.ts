import type { ServiceDefinition, TicketClass } from '../../../shared/hall-definition.ts'

/** A service as the rules of calling see it. Durations are in milliseconds. */
export interface ServiceTimes {
  readonly id: string
  readonly expectedMs: number
  readonly targetMs: Readonly<Record<TicketClass, number>>
}

/** The times of a service, which a hall and a plan give in minutes. */
export function serviceTimes({
  id,
  expectedMinutes,
  targetMinutes: { green, appointment, walkin },
}: Pick<ServiceDefinition, 'id' | 'expectedMinutes' | 'targetMinutes'>): ServiceTimes {
  const targetMs = { green: inMs(green), appointment: inMs(appointment), walkin: inMs(walkin) }
  return { id, expectedMs: inMs(expectedMinutes), targetMs }
}

function inMs(minutes: number): number {
  return Math.round(minutes * 60_000)
}
