import { basename } from 'node:path'
import { BadInput } from '../bad-input.ts'
import { runCommand } from '../command-line.ts'
import { type DayVisitor, readDay } from './day.ts'
import { type FitArgs, parseFitArgs } from './demand/fit-args.ts'
import { fitProfile } from './demand/fit-profile.ts'
import { parseProfile } from './demand/profile-file.ts'
import { writeText } from './output-file.ts'
import { readPlan } from './plan.ts'

/** `npm run fit-profile`: writes the demand profile learnt from earlier days. */
async function learn({ planFile, dayFiles, outFile, source }: FitArgs): Promise<void> {
  const plan = await readPlan(planFile)
  const services = new Set(plan.services.map(({ id }) => id))
  const days: DayVisitor[][] = []
  for (const file of dayFiles) {
    const visitors = await readDay(file, services)
    if (visitors.every(({ arrivesAt }) => arrivesAt === null))
      throw new BadInput(file, 'nobody came on that day')
    days.push(visitors)
  }
  const learnt = fitProfile(plan, days, source ?? `learnt from ${namesOf(dayFiles)}. ${plan.source}`)
  const text = `${JSON.stringify(learnt, null, 2)}\n`
  const { services: fitted } = parseProfile(text, outFile)
  await writeText(outFile, text)
  const expected = (list: readonly { expected: number }[]) => list.reduce((sum, one) => sum + one.expected, 0)
  const unbooked = fitted.reduce((sum, one) => sum + expected(one.arrivalsPerHalfHour), 0)
  const booked = fitted.reduce((sum, one) => sum + expected(one.bookingsPerSlot), 0)
  console.log(
    `${outFile}: 天数 days ${days.length} · 事项 services ${fitted.length} · ` +
      `无预约到场 unbooked ${unbooked.toFixed(1)} · 预约 booked ${booked.toFixed(1)}`,
  )
}

/** The days by name; of many the first and the last. */
function namesOf(files: readonly string[]): string {
  const names = files.map((file) => basename(file))
  return names.length <= 4
    ? names.join(', ')
    : `${names.length} days from ${names[0] ?? ''} to ${names.at(-1) ?? ''}`
}

await runCommand(() => learn(parseFitArgs(process.argv.slice(2))))
