import { type DemandProfile, demandProfile } from '../../../shared/demand-profile.ts'
import { parseJson } from '../json-file.ts'
import { readText } from '../plan.ts'

/** Parses a demand profile; throws BadInput with the file, the place and the reason. */
export function parseProfile(content: string, file: string): DemandProfile {
  return parseJson(content, file, demandProfile, 'demand profile')
}

/** Reads and parses a demand profile; throws BadInput. */
export async function readProfile(file: string): Promise<DemandProfile> {
  return parseProfile(await readText(file), file)
}
