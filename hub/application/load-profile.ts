import { readFile } from 'node:fs/promises'
import { type DemandProfile, demandProfile } from '../../shared/demand-profile.ts'
import type { HallDefinition } from '../../shared/hall-definition.ts'

/** The demand profile cannot be used; the message names the file and every fault with its place. */
class ProfileFileError extends Error {}

/** Reads the demand profile of a hall's usual day; one that knows none of its services is refused. Throws ProfileFileError. */
export async function loadProfile(file: string, { services }: HallDefinition): Promise<DemandProfile> {
  let json: unknown
  try {
    json = JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    throw new ProfileFileError(
      `DEMAND_PROFILE=${file} cannot be read: ${error instanceof Error ? error.message : error}`,
    )
  }
  const parsed = demandProfile.safeParse(json)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new ProfileFileError(`DEMAND_PROFILE=${file} has ${faults.length} faults:\n${faults.join('\n')}`)
  }
  const known = new Set(services.map(({ id }) => id))
  if (parsed.data.services.some(({ id }) => known.has(id))) return parsed.data
  throw new ProfileFileError(
    `DEMAND_PROFILE=${file} tells of no service of this hall; its services are ${[...known].slice(0, 5).join(', ')} ...`,
  )
}
