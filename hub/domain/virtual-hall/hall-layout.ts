import { ticketClasses } from '../../../shared/hall-definition.ts'
import { anyService } from '../../../shared/service-list.ts'
import { CallingPool, soonMs } from '../calling/calling-pool.ts'
import { poolOfServices } from '../calling/pools.ts'
import type { VirtualPlan, VirtualShift, VirtualWindow } from './virtual-day.ts'
import { VisitorLine } from './visitor-lines.ts'

/** Instants in milliseconds in their order, each with the window that changes. */
interface Changes {
  readonly at: Float64Array
  readonly window: Int32Array
}

/** The virtual hall as its plan has it, in tables. Windows are numbered by their ids. */
export interface HallLayout {
  /** The place of each window in the plan. */
  readonly windowPlaces: Int32Array
  readonly pools: readonly CallingPool[]
  readonly poolOfWindow: Int32Array
  /** By service, and in each by class. */
  readonly lines: readonly VisitorLine[]
  readonly linesOfWindow: readonly (readonly VisitorLine[])[]
  /** By window, and in each by service: whether it takes it. */
  readonly takes: Uint8Array
  /** How many services a window takes. */
  readonly breadth: Int32Array
  readonly closings: Changes
  readonly openings: Changes
  /** When each window begins and ceases to open soon. */
  readonly manning: Changes & { readonly soon: Uint8Array }
}

/** Lays a hall out by its plan. */
export function layOut(plan: VirtualPlan): HallLayout {
  const services = plan.services.map(({ id }) => id)
  const windows = plan.windows
    .map((window, place) => ({ ...window, place }))
    .sort((one, other) => (one.id < other.id ? -1 : 1))
  const poolOfService = poolOfServices(services, windows)
  const pools: CallingPool[] = []
  for (const number of poolOfService) pools[number] ??= new CallingPool()
  const lines = plan.services.flatMap(({ targetMs, expectedMs }, place) =>
    ticketClasses.map(
      (name, rank) =>
        new VisitorLine(
          rank,
          targetMs[name],
          expectedMs,
          pools[poolOfService[place] as number] as CallingPool,
        ),
    ),
  )
  const takes = new Uint8Array(windows.length * services.length)
  const breadth = new Int32Array(windows.length)
  const poolOfWindow = new Int32Array(windows.length)
  const linesOfWindow = windows.map((window, number) => {
    const taken = placesTaken(window, services)
    for (const place of taken) takes[number * services.length + place] = 1
    breadth[number] = taken.length
    for (const place of taken) poolOfWindow[number] = poolOfService[place] as number
    return taken.flatMap((place) =>
      lines.slice(place * ticketClasses.length, (place + 1) * ticketClasses.length),
    )
  })
  for (const number of poolOfWindow) {
    const pool = pools[number]
    if (pool !== undefined) pool.ofHall += 1
  }
  return {
    windowPlaces: Int32Array.from(windows, ({ place }) => place),
    pools,
    poolOfWindow,
    lines,
    linesOfWindow,
    takes,
    breadth,
    closings: changesOf(windows, ({ endsAt }) => endsAt),
    openings: changesOf(windows, ({ beginsAt }) => beginsAt),
    manning: manningOf(windows),
  }
}

/** The places of the services that a window takes. */
function placesTaken({ services: taken }: VirtualWindow, services: readonly string[]): number[] {
  const places = services.map((_, place) => place)
  return taken.includes(anyService) ? places : places.filter((place) => taken.includes(services[place] ?? ''))
}

function changesOf(windows: readonly VirtualWindow[], instantOf: (shift: VirtualShift) => number): Changes {
  const all = windows.flatMap(({ shifts }, window) =>
    shifts.map((shift) => ({ at: instantOf(shift), window })),
  )
  all.sort((one, other) => one.at - other.at || one.window - other.window)
  return {
    at: Float64Array.from(all, ({ at }) => at),
    window: Int32Array.from(all, ({ window }) => window),
  }
}

/** When each window begins and ceases to open soon: from `soonMs` before a shift to its begin. */
function manningOf(windows: readonly VirtualWindow[]): HallLayout['manning'] {
  const all = windows.flatMap(({ shifts }, window) =>
    shifts.flatMap(({ beginsAt }, place) => {
      const next = shifts[place + 1]
      const goesOn = next !== undefined && next.beginsAt - soonMs <= beginsAt
      return [
        { at: beginsAt - soonMs, window, soon: 1 },
        // Where the next shift begins soon after this one, the window still opens soon.
        ...(goesOn ? [] : [{ at: beginsAt, window, soon: 0 }]),
      ]
    }),
  )
  all.sort((one, other) => one.at - other.at || one.soon - other.soon || one.window - other.window)
  return {
    at: Float64Array.from(all, ({ at }) => at),
    window: Int32Array.from(all, ({ window }) => window),
    soon: Uint8Array.from(all, ({ soon }) => soon),
  }
}
