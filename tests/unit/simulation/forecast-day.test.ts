import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type DayVisitor, dayHeader } from '../../../hub/simulation/day.ts'
import { generateDay } from '../../../hub/simulation/demand/generate-day.ts'
import { parseForecastCheckArgs } from '../../../hub/simulation/forecast-args.ts'
import { chanceOf, forecastCommand } from '../../../hub/simulation/forecast-command.ts'
import { forecastDay, type Prediction } from '../../../hub/simulation/forecast-day.ts'
import { forecastFigures } from '../../../hub/simulation/forecast-figures.ts'
import { knowledgeOf } from '../../../hub/simulation/forecast-knowledge.ts'
import { parsePlan } from '../../../hub/simulation/plan.ts'
import type { DemandProfile } from '../../../shared/demand-profile.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { profile, profileFile, serviceDemand } from './demand-builder.ts'

const halfHours = ['09:00', '09:30', '10:00', '10:30', '11:00', '11:30']
const evenly = (expected: number) => Object.fromEntries(halfHours.map((begin) => [begin, expected]))
const services = [
  serviceDemand('cards', { closesAt: '12:00', arrivalsPerHalfHour: evenly(8), bookingsPerSlot: evenly(2) }),
  serviceDemand('deeds', { closesAt: '12:00', arrivalsPerHalfHour: evenly(4), bookingsPerSlot: evenly(2) }),
]
/** A hall that has just too much to do for its five windows. */
const busy = profileFile({ services })
const town = profile({ services })
const planText = JSON.stringify({
  hall: 'town',
  services: ['cards', 'deeds'].map((id) => ({
    id,
    name: id,
    expected_minutes: 10,
    target_minutes: { green: 5, appointment: 10, walkin: 20 },
  })),
  windows: [['*'], ['*'], ['*'], ['cards'], ['deeds']].map((taken, at) => ({
    id: `w${at + 1}`,
    services: taken,
    shifts: [['09:00', '13:30']],
  })),
})
const plan = parsePlan(planText, 'plan.json')
const forecast = (day: readonly DayVisitor[], seed = 1, known: DemandProfile | null = town) =>
  forecastDay(plan, day, {
    policy: 'hall',
    earlier: knowledgeOf(plan, known),
    chance: chanceOf(seed),
    replications: 49,
  })
const predicted = ({ visit, p50Seconds, p90Seconds }: Prediction) => ({
  name: visit.name,
  p50Seconds,
  p90Seconds,
})

/** The day as it would have gone on otherwise after an instant: who comes, for how long, and who has how much patience. */
function otherwiseAfter(
  instant: number,
  day: readonly DayVisitor[],
  run: readonly Prediction[],
): DayVisitor[] {
  const visits = new Map(run.map(({ visit }) => [visit.name, visit]))
  return day.map((visitor) => {
    const visit = visits.get(visitor.name)
    const isToCome = visit === undefined || visit.arrivedAt > instant
    if (isToCome && visitor.appointmentAt !== null)
      return {
        ...visitor,
        arrivesAt: visitor.arrivesAt === null ? Math.max(visitor.appointmentAt, instant) + 600 : null,
      }
    if (isToCome) return { ...visitor, arrivesAt: (visitor.arrivesAt ?? 0) + 431, serviceSeconds: 77 }
    const isStillThere = (visit.endedAt ?? Number.POSITIVE_INFINITY) > instant
    if (!isStillThere) return visitor
    return { ...visitor, serviceSeconds: visitor.serviceSeconds + 1234, patienceSeconds: null }
  })
}

describe('the forecast of a day', () => {
  describe('when days like those of its profile are drawn', () => {
    const predictions = Array.from({ length: 16 }, (_, day) =>
      forecast(generateDay(town, 1000 + day), day),
    ).flat()
    const { all, byClass, short } = forecastFigures(predictions)

    it('keeps its word: nine in ten wait at most the P90, one in two at most the P50', () => {
      expect(all.n).toBeGreaterThan(800)
      expect(all.forecast.p90.coverage).toBeGreaterThan(0.86)
      expect(all.forecast.p90.coverage).toBeLessThan(0.94)
      expect(all.forecast.p50.coverage).toBeGreaterThan(0.44)
      expect(all.forecast.p50.coverage).toBeLessThan(0.57)
      expect(byClass.walkin.forecast.p90.coverage).toBeGreaterThan(0.85)
      expect(short.coverage).toBeGreaterThan(0.8)
    })

    it('is nearer than the formula everyone uses', () => {
      expect(all.forecast.p90.pinball).toBeLessThan(0.6 * all.formula.p90.pinball)
      expect(all.forecast.p50.pinball).toBeLessThan(0.9 * all.formula.p50.pinball)
    })
  })

  describe('when nothing of earlier days is known', () => {
    it('still keeps its word roughly', () => {
      const days = Array.from({ length: 6 }, (_, day) =>
        forecast(generateDay(town, 200 + day), day, null),
      ).flat()
      const { all } = forecastFigures(days)
      expect(all.forecast.p90.coverage).toBeGreaterThan(0.8)
      expect(all.forecast.p50.coverage).toBeGreaterThan(0.35)
      expect(all.forecast.p50.coverage).toBeLessThan(0.68)
    })
  })

  describe('when it would go on otherwise after some instant', () => {
    const day = generateDay(town, 7)
    const run = forecast(day)

    it.each([34_200, 36_900, 40_500])('predicts the same up to then (%d s)', (instant) => {
      const other = forecast(otherwiseAfter(instant, day, run))
      const upToThen = (list: readonly Prediction[]) =>
        list.filter(({ visit }) => visit.arrivedAt <= instant).map(predicted)
      expect(upToThen(other)).toEqual(upToThen(run))
      expect(upToThen(run).length).toBeGreaterThan(10)
      expect(other.map(predicted)).not.toEqual(run.map(predicted))
    })

    it('predicts the same again with the same seed, and not quite with another', () => {
      expect(forecast(day).map(predicted)).toEqual(run.map(predicted))
      expect(forecast(day, 2).map(predicted)).not.toEqual(run.map(predicted))
    })
  })
})

const rows = [
  'anna,09:00:00,cards,,,600,',
  'cora,09:10:00,cards,09:10:00,,,',
  'dora,09:02:00,cards,,elderly,1500,',
  'emil,,deeds,09:30:00,,,',
  'finn,09:01:00,deeds,,,300,',
]

function smallDay(part: { readonly rows?: readonly string[] } = {}) {
  const folder = tempFolder()
  const at = (name: string) => join(folder, name)
  writeFileSync(at('plan.json'), planText)
  writeFileSync(at('profile.json'), JSON.stringify(busy))
  writeFileSync(at('day.csv'), [dayHeader, ...(part.rows ?? rows), ''].join('\n'))
  return {
    at,
    input: ['--plan', at('plan.json'), '--day', at('day.csv'), '--predictions', at('predictions.csv')],
  }
}
const run = (argv: readonly string[]) => forecastCommand(argv, process.stderr)

describe('npm run forecast', () => {
  const kept = rows.map((row) => (row.startsWith('cora') ? `${row.slice(0, -2)},300,` : row))

  describe('when a day is forecast', () => {
    it('writes a prediction for each who came, in the order of the file, and how they kept their word', async () => {
      const { at, input } = smallDay({ rows: kept })
      const { exitCode, stdout } = await run([
        ...input,
        '--json',
        at('figures.json'),
        '--profile',
        at('profile.json'),
      ])
      expect(exitCode).toBe(0)
      const lines = readFileSync(at('predictions.csv'), 'utf8').trim().split('\n')
      expect(lines[0]).toBe('visitor,p50_seconds,p90_seconds')
      expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(['anna', 'cora', 'dora', 'finn'])
      expect(lines[1]).toBe('anna,0,0')
      const figures = JSON.parse(readFileSync(at('figures.json'), 'utf8'))
      expect(figures).toMatchObject({ policy: 'hall', profile: 'profile.json', arrived: 4 })
      expect(figures.counted + figures.p90_under_a_minute.n).toBe(4)
      expect(Object.keys(figures.by_class)).toEqual(['green', 'appointment', 'walkin'])
      expect(stdout).toContain('通用公式')
    })

    it('does without a profile where there is none of the hall', async () => {
      const { input } = smallDay({ rows: kept })
      const { exitCode, stdout } = await run(input)
      expect(exitCode).toBe(0)
      expect(stdout).toContain('no profile')
    })
  })

  describe('when the input cannot be used', () => {
    const refusal = async (argv: readonly string[]) => {
      const { exitCode, stdout, stderr } = await run(argv)
      expect([exitCode, stdout]).toEqual([2, ''])
      return stderr
    }

    it('says which option is missing or wrong', async () => {
      const { at, input } = smallDay()
      expect(await refusal(input.slice(2))).toContain('--plan: is missing')
      expect(await refusal(input.slice(0, 4))).toContain('--predictions: is missing')
      expect(await refusal([...input, '--policy', 'lottery'])).toContain('"lottery" is not one of fifo')
      expect(await refusal([...input, '--seed', '-1'])).toContain('--seed')
      expect(await refusal([...input.slice(0, 4), '--predictions', at('day.csv')])).toContain('overwritten')
      expect(() => parseForecastCheckArgs(['--plan', 'p.json', '--days', '0'])).toThrow('--days')
    })

    it('names file, line and reason', async () => {
      const { input } = smallDay({ rows: ['anna,09:00:00,boats,,,600,'] })
      expect(await refusal(input)).toContain('day.csv:2: service "boats" is not in the plan')
    })

    it('names a service that the profile does not know', async () => {
      const { at, input } = smallDay({ rows: kept })
      writeFileSync(at('profile.json'), JSON.stringify({ ...busy, services: services.slice(0, 1) }))
      expect(await refusal([...input, '--profile', at('profile.json')])).toContain('service "deeds"')
    })
  })
})
