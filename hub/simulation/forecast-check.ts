import { basename } from 'node:path'
import { BadInput } from '../bad-input.ts'
import { runCommand } from '../command-line.ts'
import { type ForecastCheckArgs, parseForecastCheckArgs } from './forecast-args.ts'
import type { CheckSetup } from './forecast-check-jobs.ts'
import { forecastJson, profileLine } from './forecast-command.ts'
import type { Prediction } from './forecast-day.ts'
import { forecastFigures } from './forecast-figures.ts'
import { profileFor } from './forecast-knowledge.ts'
import { forecastText } from './forecast-text.ts'
import { writeText } from './output-file.ts'
import { readPlan } from './plan.ts'
import { ProgressLine, patiently } from './progress-line.ts'
import { Replications } from './replications.ts'

/** `npm run forecast:check`: forecasts days drawn from a profile on all processors, and tells how they kept their word. */
async function check({ planFile, profileFile, policy, days, seed, jsonFile }: ForecastCheckArgs) {
  const plan = await readPlan(planFile)
  const found = await profileFor(plan, profileFile)
  if (found === null) throw new BadInput('--profile', `is missing: there is none of "${plan.hall}"`)
  const progress = new ProgressLine(process.stderr, patiently)
  const jobs = new Replications<CheckSetup, number, Prediction[]>(
    new URL('./forecast-check-jobs.ts', import.meta.url),
    { plan, profile: found.profile, policy },
  )
  const seeds = Array.from({ length: days }, (_, day) => seed * mostSeeds + day)
  let done = 0
  const forecast = async (one: number) => {
    const [predictions] = await jobs.run([one])
    done += 1
    progress.show(done / days, `${done}/${days} 天 days`)
    return predictions ?? []
  }
  const predictions = await Promise.all(seeds.map(forecast)).finally(() => {
    progress.end()
    return jobs.close()
  })
  const figures = forecastFigures(predictions.flat())
  const title = `${plan.hall} · ${basename(planFile)} · 生成 ${days} 天 days drawn · 种子 seed ${seed} · policy ${policy}`
  console.log([title, profileLine(found), '', ...forecastText(figures)].join('\n'))
  if (jsonFile !== null)
    await writeText(
      jsonFile,
      `${JSON.stringify({ policy, seed, days, ...forecastJson(figures) }, null, 2)}\n`,
    )
}

/** Days of two seeds have no seed in common. */
const mostSeeds = 1000

await runCommand(() => check(parseForecastCheckArgs(process.argv.slice(2))))
