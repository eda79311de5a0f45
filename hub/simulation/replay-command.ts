import { basename } from 'node:path'
import { reportHtml } from '../application/report/day-report.ts'
import { type CommandOutput, commandOutput } from '../command-line.ts'
import { type ArrivedVisitor, arrivedOf, readDay } from './day.ts'
import type { DayRun } from './day-run.ts'
import { type Witness, WitnessDiffers, witnessRun } from './decider-witness.ts'
import { writeText } from './output-file.ts'
import { readPlan } from './plan.ts'
import { targetFigures } from './target.ts'
import { parseVirtualReplayArgs, type VirtualReplayArgs } from './virtual-args.ts'
import { virtualFigures, virtualJson, waitsCsv } from './virtual-figures.ts'
import { replayDay } from './virtual-replay.ts'
import { type VirtualOutcome, virtualText } from './virtual-text.ts'

/**
 * `npm run replay`: plays a day in virtual time and writes the files asked for. 0 when the targets asked for are met, 1
 * when one is missed or the hall's deciders call otherwise, 2 with the reason when the input cannot be used or a file not
 * be written.
 */
export function replayCommand(argv: readonly string[], now = new Date()): Promise<CommandOutput> {
  return commandOutput(async () => {
    const args = parseVirtualReplayArgs(argv)
    const outcome = await play(args)
    await writeFiles(args, outcome, now)
    const ok = outcome.targets.every(({ met }) => met) && typeof outcome.witness !== 'string'
    const files = `${basename(args.planFile)} · ${basename(args.dayFile)}`
    return { exitCode: ok ? 0 : 1, stdout: virtualText(outcome, files) }
  })
}

async function play({
  planFile,
  dayFile,
  policy,
  against,
  targets,
}: VirtualReplayArgs): Promise<VirtualOutcome> {
  const plan = await readPlan(planFile)
  const rows = await readDay(dayFile, new Set(plan.services.map(({ id }) => id)))
  const visitors = arrivedOf(rows)
  const [run, ...others] = [policy, ...against].map((name) => replayDay(plan, visitors, name)) as [
    DayRun,
    ...DayRun[],
  ]
  return {
    run,
    figures: virtualFigures(run),
    absent: rows.length - visitors.length,
    others: others.map((other) => ({ run: other, figures: virtualFigures(other) })),
    targets: targetFigures(run.visits, targets),
    witness: witnessed(run, visitors),
  }
}

function witnessed(run: DayRun, visitors: readonly ArrivedVisitor[]): Witness | string {
  try {
    return witnessRun(run, visitors)
  } catch (error) {
    if (error instanceof WitnessDiffers) return error.message
    throw error
  }
}

async function writeFiles(args: VirtualReplayArgs, outcome: VirtualOutcome, now: Date): Promise<void> {
  const { run, figures, others } = outcome
  const { planFile, dayFile, jsonFile, waitsFile, reportFile } = args
  if (jsonFile !== null) await writeText(jsonFile, `${JSON.stringify(virtualJson(figures), null, 2)}\n`)
  if (waitsFile !== null) await writeText(waitsFile, waitsCsv(run))
  if (reportFile === null) return
  const about = {
    title: run.plan.hall,
    planFile: basename(planFile),
    dayFile: basename(dayFile),
    source: run.plan.source,
    madeAt: minuteOf(now),
  }
  await writeText(reportFile, reportHtml([run, ...others.map((other) => other.run)], about))
}

/** An instant on the machine's clock as `YYYY-MM-DD HH:MM`. */
function minuteOf(now: Date): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const date = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-')
  return `${date} ${two(now.getHours())}:${two(now.getMinutes())}`
}
