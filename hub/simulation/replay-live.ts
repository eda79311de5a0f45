import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { runCommand } from '../command-line.ts'
import { bookedOf } from './booking-plan.ts'
import { arrivedOf, readDay } from './day.ts'
import { dayProgress, dayShare } from './day-progress.ts'
import { readPlan } from './plan.ts'
import { playDay } from './play-day.ts'
import { ProgressLine } from './progress-line.ts'
import { parseReplayArgs, type ReplayArgs } from './replay-args.ts'
import { reportJson, reportOf } from './replay-report.ts'
import { reportText } from './replay-text.ts'

/** Plays a recorded day through a real hub; the exit code is 0 when everything held, else 1. */
async function replay(args: ReplayArgs): Promise<void> {
  const plan = await readPlan(args.planFile)
  const rows = await readDay(args.dayFile, new Set(plan.services.map((service) => service.id)))
  const [visitors, booked] = [arrivedOf(rows), bookedOf(rows)]
  const progress = new ProgressLine(process.stderr)
  const { planFile, speed, killEverySeconds } = args
  const played = await playDay({
    plan,
    planFile,
    visitors,
    booked,
    speed,
    killEverySeconds,
    onProgress: (present) => progress.show(dayShare(present), dayProgress(present)),
  }).finally(() => progress.end())
  const report = reportOf(plan, { visitors, booked, targets: args.targets }, played)
  const title = `${plan.hall} · ${basename(planFile)} · ${basename(args.dayFile)} · ×${speed} (${Math.round(report.realSeconds)} s)`
  console.log(reportText(report, title, plan.source))
  if (args.jsonFile !== null)
    await writeFile(args.jsonFile, `${JSON.stringify(reportJson(report), null, 2)}\n`)
  process.exitCode = report.checks.every((check) => check.ok) ? 0 : 1
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
await runCommand(() => replay(parseReplayArgs(process.argv.slice(2))))
