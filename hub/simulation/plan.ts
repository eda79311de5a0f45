import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { anyService } from '../../shared/service-list.ts'
import { BadInput } from '../bad-input.ts'
import { parseJson } from './json-file.ts'
import { parseTimeOfDay } from './time-of-day.ts'

const minutes = z
  .number()
  .positive()
  .max(24 * 60)
const timeOfDay = z.string().transform((text, context) => {
  const seconds = /^\d\d:\d\d$/.test(text) ? parseTimeOfDay(text) : undefined
  if (seconds === undefined) context.addIssue({ code: 'custom', message: `"${text}" is not a time as HH:MM` })
  return seconds ?? 0
})
/** Begin and end of a clerk's time at a window, in seconds since local midnight. */
const shift = z
  .tuple([timeOfDay, timeOfDay])
  .transform(([beginsAt, endsAt]) => ({ beginsAt, endsAt }))
  .refine((value) => value.beginsAt < value.endsAt, 'a shift ends after it begins')

const shape = z.object({
  hall: z.string().min(1).max(60),
  /** Where the figures come from, in words. */
  source: z.string().default(''),
  services: z
    .array(
      z.object({
        id: z.string().min(1),
        name: z.string().min(1),
        expected_minutes: minutes,
        target_minutes: z.object({ green: minutes, appointment: minutes, walkin: minutes }),
      }),
    )
    .min(1),
  windows: z
    .array(z.object({ id: z.string().min(1), services: z.array(z.string()).min(1), shifts: z.array(shift) }))
    .min(1),
})

/** How a hall is staffed for a day: its services, its windows and who is there when. */
export type Plan = z.infer<typeof shape>
export type PlanWindow = Plan['windows'][number]

/** Parses a plan; throws BadInput with the file, the place and the reason. */
export function parsePlan(content: string, file: string): Plan {
  const plan = parseJson(content, file, shape, 'plan')
  const services = distinctIds(plan.services, 'services', file)
  distinctIds(plan.windows, 'windows', file)
  for (const [index, window] of plan.windows.entries()) {
    const unknown = window.services.find((id) => id !== anyService && !services.has(id))
    if (unknown !== undefined)
      throw new BadInput(file, `windows[${index}].services: there is no service "${unknown}"`)
    const shifts = [...window.shifts].sort((one, other) => one.beginsAt - other.beginsAt)
    if (shifts.some((shift, at) => at > 0 && shift.beginsAt < (shifts[at - 1]?.endsAt ?? 0)))
      throw new BadInput(file, `windows[${index}].shifts: two shifts of window "${window.id}" overlap`)
    window.shifts = shifts
  }
  return plan
}

/** Reads and parses a plan file; throws BadInput. */
export async function readPlan(file: string): Promise<Plan> {
  return parsePlan(await readText(file), file)
}

/** Reads a text file; throws BadInput with the reason when it cannot be read. */
export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    throw new BadInput(file, code === 'ENOENT' ? 'there is no such file' : `cannot be read: ${String(error)}`)
  }
}

/** The date in the plan's source note as `YYYY-MM-DD`, so that a recorded day is replayed on its own date. */
export function recordedDateOf(plan: Plan): string | undefined {
  return /\b\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\b/.exec(plan.source)?.[0]
}

function distinctIds(list: readonly { id: string }[], name: string, file: string): Set<string> {
  const ids = new Set<string>()
  for (const [index, { id }] of list.entries()) {
    if (ids.has(id)) throw new BadInput(file, `${name}[${index}].id: "${id}" is used twice`)
    ids.add(id)
  }
  return ids
}
