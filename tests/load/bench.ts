import { rmSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCommand } from '../../hub/command-line.ts'
import { type BenchArgs, type BenchPart, parseBenchArgs } from './bench-args.ts'
import { buildBenchHall } from './bench-hall.ts'
import { measureDecisions } from './booking-decisions.ts'
import { measureBookings } from './bookings.ts'
import { measureCalls } from './calls.ts'
import { measureClerkPage } from './clerk-page.ts'
import { measureCommands } from './commands.ts'
import { measureForesight } from './foresight.ts'
import { measureManagerPage } from './manager-page.ts'
import { measureMemory } from './memory.ts'
import { type BenchResult, reportOf } from './report.ts'
import { measureRestart } from './restart.ts'
import { measureSimulation } from './simulation.ts'

const efforts = {
  quick: {
    commands: { rounds: 3, roundMs: 700, warmUpMs: 500 },
    bookings: { rounds: 2, roundMs: 700, warmUpMs: 500 },
    decisions: { bookings: 20_000, rounds: 3, decisions: 500 },
    simulation: { rounds: 3, days: 15, choices: 5_000, replications: 200 },
    foresight: { forecasts: 30, outlooks: 3 },
    calls: { rounds: 2, calls: 30 },
    restart: { events: 40_000, rounds: 1 },
    managerPage: { eachMs: 4_000 },
    tickets: 2_000,
    clerkRounds: 20,
  },
  full: {
    commands: { rounds: 6, roundMs: 3_000, warmUpMs: 2_000 },
    bookings: { rounds: 5, roundMs: 2_000, warmUpMs: 1_000 },
    decisions: { bookings: 20_000, rounds: 9, decisions: 2_000 },
    simulation: { rounds: 7, days: 40, choices: 20_000, replications: 1_000 },
    foresight: { forecasts: 200, outlooks: 15 },
    calls: { rounds: 5, calls: 100 },
    restart: { events: 100_000, rounds: 4 },
    managerPage: { eachMs: 15_000 },
    tickets: 8_000,
    clerkRounds: 100,
  },
} as const

async function measure(folder: string, { effort, parts, profileDir }: BenchArgs): Promise<BenchResult> {
  const hall = buildBenchHall()
  const amount = efforts[effort]
  const machine = {
    cores: cpus().length,
    model: cpus()[0]?.model ?? 'unknown',
    node: process.versions.node,
    load: loadavg()[0] ?? 0,
  }
  const when = async <Result>(part: BenchPart, run: () => Promise<Result>) => {
    if (!parts.includes(part)) return {}
    process.stderr.write(`measuring ${part} ...\n`)
    return { [part]: await run() }
  }
  return {
    machine,
    ...(await when('commands', () => measureCommands(folder, hall, amount.commands, profileDir))),
    ...(await when('bookings', () => measureBookings(folder, hall, amount.bookings, profileDir))),
    ...(await when('decisions', async () => measureDecisions(hall, amount.decisions))),
    ...(await when('simulation', () => measureSimulation(hall, amount.simulation))),
    ...(await when('foresight', () => measureForesight(amount.foresight))),
    ...(await when('calls', () => measureCalls(folder, hall, amount.calls))),
    ...(await when('restart', () => measureRestart(folder, hall, amount.restart))),
    ...(await when('memory', () => measureMemory(folder, hall, amount.tickets))),
    ...(await when('clerk-page', () => measureClerkPage(folder, hall, amount.clerkRounds))),
    ...(await when('manager-page', () => measureManagerPage(folder, hall, amount.managerPage))),
  }
}

async function main(): Promise<void> {
  const args = parseBenchArgs(process.argv.slice(2))
  const folder = await mkdtemp(join(tmpdir(), 'tingxu-bench-'))
  // However the run ends: a hundred thousand events would stay behind otherwise.
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const result = await measure(folder, args)
  console.log(reportOf(result))
  if (args.jsonFile !== null) await writeFile(args.jsonFile, `${JSON.stringify(result, null, 2)}\n`)
}

await runCommand(main)
// The fleets of the parts may leave sockets and timers behind.
process.exit()
