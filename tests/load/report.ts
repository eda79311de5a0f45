import type { DecisionResult } from './booking-decisions.ts'
import type { BookingResult } from './bookings.ts'
import type { CallResult } from './calls.ts'
import type { ClerkPageResult } from './clerk-page.ts'
import type { CommandResult } from './commands.ts'
import type { ForesightResult } from './foresight.ts'
import { bookingLines, callLines, commandLines, memoryLines, restartLines } from './hub-report.ts'
import type { PageResult } from './manager-page.ts'
import type { MemoryResult } from './memory.ts'
import { clerkPageLines, managerPageLines } from './page-report.ts'
import type { RestartResult } from './restart.ts'
import { decisionLines, foresightLines, simulationLines } from './rule-report.ts'
import type { SimulationResult } from './simulation.ts'

/** Everything a run of the bench measured; parts that were not asked for are missing. */
export interface BenchResult {
  readonly machine: {
    readonly cores: number
    readonly model: string
    readonly node: string
    readonly load: number
  }
  readonly commands?: readonly CommandResult[]
  readonly bookings?: readonly BookingResult[]
  readonly decisions?: DecisionResult
  readonly simulation?: SimulationResult
  readonly foresight?: ForesightResult
  readonly calls?: CallResult
  readonly restart?: RestartResult
  readonly memory?: MemoryResult
  readonly 'clerk-page'?: ClerkPageResult
  readonly 'manager-page'?: PageResult
}

/** The result as text, with the targets and whether each is met. */
export function reportOf(result: BenchResult): string {
  const { machine, commands, bookings, decisions, simulation, foresight, calls, restart, memory } = result
  const { cores, model, node, load } = machine
  const lines = [`${cores} × ${model}, node ${node}, load ${load.toFixed(1)} at the start`]
  if (commands !== undefined) lines.push('', ...commandLines(commands))
  if (bookings !== undefined) lines.push('', ...bookingLines(bookings))
  if (decisions !== undefined) lines.push('', ...decisionLines(decisions))
  if (simulation !== undefined) lines.push('', ...simulationLines(simulation))
  if (foresight !== undefined) lines.push('', ...foresightLines(foresight))
  if (calls !== undefined) lines.push('', ...callLines(calls))
  if (restart !== undefined) lines.push('', ...restartLines(restart))
  if (memory !== undefined) lines.push('', ...memoryLines(memory))
  const clerkPage = result['clerk-page']
  if (clerkPage !== undefined) lines.push('', ...clerkPageLines(clerkPage))
  const page = result['manager-page']
  if (page !== undefined) lines.push('', ...managerPageLines(page))
  return lines.join('\n')
}
