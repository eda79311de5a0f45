import { basename } from 'node:path'
import { anyService } from '../../../shared/service-list.ts'
import { BadInput } from '../../bad-input.ts'
import { type CommandOutput, commandOutput } from '../../command-line.ts'
import type { KindChoice } from '../../domain/staffing/staffing-problem.ts'
import { arrivedOf, type DayVisitor, readDay } from '../day.ts'
import { fitProfile } from '../demand/fit-profile.ts'
import { parseProfile, readProfile } from '../demand/profile-file.ts'
import { writeText } from '../output-file.ts'
import { type Plan, readPlan } from '../plan.ts'
import { ProgressLine, patiently } from '../progress-line.ts'
import { Replications } from '../replications.ts'
import type { ClassTarget } from '../target.ts'
import { partsOfDays, type Recommendation, recommend, type StaffingDesk } from './recommend.ts'
import { parseStaffArgs, type StaffArgs } from './staff-args.ts'
import { type StaffOutcome, staffJson } from './staff-outcome.ts'
import { staffText } from './staff-text.ts'
import { planText } from './staffed-plan.ts'
import { type StaffingJob, type StaffingResult, type StaffingSetup, staffingDays } from './staffing-jobs.ts'

/** Visitors that the drawn days of a first round have together: the more a day has, the fewer days tell as much. */
const searchedVisitors = 60_000
const searchDays = { fewest: 10, most: 40 }
/** Seeds of one run lie together, those of the next run beyond all of its rounds. */
const seedsOfRun = 100_000
const seedsOfRound = 10_000
const jobFile = new URL('./staffing-jobs.ts', import.meta.url)

/**
 * `npm run staff`: finds the fewest window-hours that meet the target and writes the files asked for. 0 when the target is
 * met, 1 when the plan's windows cannot meet it, 2 with the reason when the input cannot be used or a file not be written.
 */
export function staffCommand(argv: readonly string[], stream: NodeJS.WriteStream): Promise<CommandOutput> {
  return commandOutput(async () => {
    const args = parseStaffArgs(argv)
    const outcome = await search(args, await setupOf(args), stream)
    if (args.outFile !== null) await writeText(args.outFile, planText(outcome.best.answer.plan))
    if (args.jsonFile !== null)
      await writeText(args.jsonFile, `${JSON.stringify(staffJson(outcome), null, 2)}\n`)
    const files = `${basename(args.planFile)} · ${basename(args.dayFile)}`
    return { exitCode: outcome.best.isMet ? 0 : 1, stdout: staffText(outcome, files) }
  })
}

async function setupOf(args: StaffArgs): Promise<StaffingSetup> {
  const plan = await readPlan(args.planFile)
  if (plan.windows.every(({ shifts }) => shifts.length === 0))
    throw new BadInput(args.planFile, 'no window has a shift; the opening time is read off the shifts')
  const rows = await readDay(args.dayFile, new Set(plan.services.map(({ id }) => id)))
  const visitors = arrivedOf(rows)
  if (visitors.length === 0) throw new BadInput(args.dayFile, 'nobody came on that day')
  const profile = await profileOf(args, plan, rows)
  const days = Math.round(searchedVisitors / visitors.length)
  const number = Math.min(searchDays.most, Math.max(searchDays.fewest, days))
  return {
    plan,
    visitors,
    profile,
    policy: args.policy,
    targets: args.targets,
    searchSeeds: seedsFrom(args.seed * seedsOfRun, number * partsOfDays),
  }
}

/** The profile asked for, or the one learnt from the day. */
async function profileOf({ profileFile, dayFile }: StaffArgs, plan: Plan, rows: readonly DayVisitor[]) {
  if (profileFile === null)
    return parseProfile(JSON.stringify(fitProfile(plan, [rows], `learnt from ${basename(dayFile)}`)), dayFile)
  const profile = await readProfile(profileFile)
  const services = new Set(plan.services.map(({ id }) => id))
  const unknown = profile.services.find(({ id }) => !services.has(id))
  if (unknown !== undefined) throw new BadInput(profileFile, `service "${unknown.id}" is not in the plan`)
  return profile
}

async function search(
  args: StaffArgs,
  setup: StaffingSetup,
  stream: NodeJS.WriteStream,
): Promise<StaffOutcome> {
  const progress = new ProgressLine(stream, patiently)
  const replications = new Replications<StaffingSetup, StaffingJob, StaffingResult>(jobFile, setup)
  const desk = (choice: KindChoice): StaffingDesk => ({
    setup,
    days,
    replications,
    freshSeeds: (round) => seedsFrom(args.seed * seedsOfRun + (round + 1) * seedsOfRound, args.replications),
    source: sourceOf(args, setup.plan),
    onProgress: (share) => progress.show(share, choiceWords[choice]),
  })
  const days = staffingDays(setup)
  try {
    const found: Recommendation[] = []
    for (const choice of choicesOf(args, setup.plan)) found.push(await recommend(desk(choice), choice))
    // The plan's kinds of windows are kept where they can meet the target: other ones need other clerks.
    const best = found.find(({ isMet }) => isMet) ?? (found[0] as Recommendation)
    return { setup, seed: args.seed, best, others: found.filter((one) => one !== best) }
  } finally {
    progress.end()
    await replications.close()
  }
}

const choiceWords = {
  kept: '搜索：窗口类型不变 search: same kinds of windows',
  comprehensive: '搜索：全部综合窗口 search: all windows comprehensive',
} as const

function choicesOf({ kinds }: StaffArgs, plan: Plan): KindChoice[] {
  if (kinds !== null) return [kinds]
  const isComprehensive = plan.windows.every(({ services }) => services.includes(anyService))
  return isComprehensive ? ['kept'] : ['kept', 'comprehensive']
}

function sourceOf({ planFile, dayFile, targets, policy }: StaffArgs, { source }: Plan): string {
  const asked = targets.map(
    (target: ClassTarget) => `${target.class} ${target.share * 100}% in ${target.withinSeconds / 60}`,
  )
  const staffed = `staffed from ${basename(planFile)} on ${basename(dayFile)} for ${asked.join(', ')} under ${policy}`
  return source === '' ? staffed : `${source}; ${staffed}`
}

function seedsFrom(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, place) => first + place)
}
