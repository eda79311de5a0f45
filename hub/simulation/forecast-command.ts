import { basename } from 'node:path'
import { ticketClasses } from '../../shared/hall-definition.ts'
import { callOrderWords } from '../../shared/texts/day-report.ts'
import { type CommandOutput, commandOutput } from '../command-line.ts'
import { readDay } from './day.ts'
import { ChanceStream } from './demand/chance-stream.ts'
import { type ForecastArgs, parseForecastArgs } from './forecast-args.ts'
import { forecastDay, type Prediction } from './forecast-day.ts'
import { type DayForecastFigures, forecastFigures, type GroupFigures } from './forecast-figures.ts'
import { type FoundProfile, knowledgeOf, profileFor } from './forecast-knowledge.ts'
import { forecastText, formulaWords } from './forecast-text.ts'
import { writeText } from './output-file.ts'
import { type Plan, readPlan } from './plan.ts'
import { ProgressLine, patiently } from './progress-line.ts'
import { sourceLines } from './replay-text.ts'

/**
 * `npm run forecast`: plays a day, predicts each wait at the arrival, and writes the predictions and how they kept their
 * word. 0 when done, 2 with the reason when the input cannot be used or a file not be written.
 *
 * @param stream where it is shown how far the day has come
 */
export function forecastCommand(argv: readonly string[], stream: NodeJS.WriteStream): Promise<CommandOutput> {
  return commandOutput(async () => {
    const args = parseForecastArgs(argv)
    const plan = await readPlan(args.planFile)
    const day = await readDay(args.dayFile, new Set(plan.services.map(({ id }) => id)))
    const found = await profileFor(plan, args.profileFile)
    const progress = new ProgressLine(stream, patiently)
    const predictions = forecastDay(plan, day, {
      policy: args.policy,
      earlier: knowledgeOf(plan, found?.profile ?? null),
      chance: chanceOf(args.seed),
      onProgress: (share) => progress.show(share, '预测 forecasting'),
    })
    progress.end()
    const figures = forecastFigures(predictions)
    await writeText(args.predictionsFile, predictionsCsv(predictions))
    if (args.jsonFile !== null) await writeText(args.jsonFile, `${jsonOf(args, found, figures)}\n`)
    return { exitCode: 0, stdout: textOf(args, plan, found, figures) }
  })
}

/** The chance of a forecast that belongs to a seed. */
export function chanceOf(seed: number): () => number {
  const stream = new ChanceStream(`forecast/${seed}`)
  return () => stream.uniform()
}

/** Where the knowledge of earlier days comes from, in a line. */
export function profileLine(found: FoundProfile | null): string {
  return found === null
    ? '无往日画像：用计划的办理时间与当天至今的到达率 no profile: planned times, and arrivals as so far today'
    : `往日画像 profile of earlier days: ${basename(found.file)} · ${found.profile.source}`
}

function predictionsCsv(predictions: readonly Prediction[]): string {
  const lines = predictions.map(
    ({ visit, p50Seconds, p90Seconds }) => `${visit.name},${p50Seconds},${p90Seconds}`,
  )
  return `${['visitor,p50_seconds,p90_seconds', ...lines].join('\n')}\n`
}

function jsonOf({ policy, seed }: ForecastArgs, found: FoundProfile | null, figures: DayForecastFigures) {
  return JSON.stringify(
    {
      policy,
      seed,
      profile: found === null ? null : basename(found.file),
      formula: formulaWords,
      ...forecastJson(figures),
    },
    null,
    2,
  )
}

/** The figures as the JSON of the command lines has them. */
export function forecastJson({ arrived, short, left, unserved, all, byClass, byHour }: DayForecastFigures) {
  return {
    arrived,
    counted: all.n,
    p90_under_a_minute: short,
    left,
    unserved,
    all: groupJson(all),
    by_class: Object.fromEntries(ticketClasses.map((name) => [name, groupJson(byClass[name])])),
    by_hour: Object.fromEntries(byHour.map(({ hour, figures }) => [hour, groupJson(figures)])),
  }
}

function groupJson({ n, forecast, formula, nothing }: GroupFigures) {
  return { n, forecast, formula, p50_zero: { n: nothing.n, waited_zero: nothing.waitedNothing } }
}

function textOf(
  { planFile, dayFile, policy }: ForecastArgs,
  plan: Plan,
  found: FoundProfile | null,
  figures: DayForecastFigures,
): string {
  const { zh, en } = callOrderWords[policy]
  return [
    `${plan.hall} · ${basename(planFile)} · ${basename(dayFile)} · 叫号规则 policy ${policy} (${zh} ${en})`,
    ...sourceLines(plan.source),
    profileLine(found),
    '',
    ...forecastText(figures),
    '',
  ].join('\n')
}
