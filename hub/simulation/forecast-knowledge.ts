import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { DemandProfile } from '../../shared/demand-profile.ts'
import { takesService } from '../../shared/service-list.ts'
import { BadInput } from '../bad-input.ts'
import {
  type EarlierDays,
  earlierDaysOf,
  nothingEarlier,
  type UnknownService,
} from '../domain/forecast/earlier-days.ts'
import { parseProfile, readProfile } from './demand/profile-file.ts'
import { type Plan, readText } from './plan.ts'
import { virtualPlan } from './virtual-replay.ts'

const profilesFolder = fileURLToPath(new URL('./profiles/', import.meta.url))

/** A demand profile and the file it is in. */
export interface FoundProfile {
  readonly file: string
  readonly profile: DemandProfile
}

/**
 * The profile asked for, or the one of the project's own that is of the plan's hall and knows its services; null for
 * none. Throws BadInput when the one asked for does not know a service of the plan.
 */
export async function profileFor(plan: Plan, file: string | null): Promise<FoundProfile | null> {
  if (file === null) return ownProfile(plan)
  const profile = await readProfile(file)
  const missing = unknownService(plan, profile)
  if (missing !== undefined) throw new BadInput(file, `service "${missing}" of the plan is not in it`)
  return { file, profile }
}

/** What is known of a plan's day before it begins. */
export function knowledgeOf(plan: Plan, profile: DemandProfile | null): EarlierDays {
  const services = unknownServices(plan)
  return profile === null ? nothingEarlier(services) : earlierDaysOf(profile, services, 0)
}

async function ownProfile(plan: Plan): Promise<FoundProfile | null> {
  for (const name of (await readdir(profilesFolder)).sort()) {
    const file = `${profilesFolder}${name}`
    const text = await readText(file)
    // Plans lie there too.
    if (!text.includes('"arrivalsPerHalfHour"')) continue
    const profile = parseProfile(text, file)
    if (profile.hall === plan.hall && unknownService(plan, profile) === undefined) return { file, profile }
  }
  return null
}

function unknownService(plan: Plan, { services }: DemandProfile): string | undefined {
  const known = new Set(services.map(({ id }) => id))
  return plan.services.find(({ id }) => !known.has(id))?.id
}

/** Visitors come for a service while a window that takes it is staffed. */
function unknownServices(plan: Plan): UnknownService[] {
  const { services, windows } = virtualPlan(plan)
  const allShifts = windows.flatMap(({ shifts }) => shifts)
  return services.map(({ id, expectedMs }) => {
    const own = windows.filter((window) => takesService(window.services, id)).flatMap(({ shifts }) => shifts)
    const shifts = own.length === 0 ? allShifts : own
    return {
      id,
      expectedMs,
      opensAt: shifts.reduce((first, { beginsAt }) => Math.min(first, beginsAt), Number.POSITIVE_INFINITY),
      closesAt: shifts.reduce((last, { endsAt }) => Math.max(last, endsAt), 0),
    }
  })
}
