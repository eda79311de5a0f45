import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { HallDefinition } from '../shared/hall-definition.ts'
import type { Access } from './application/access.ts'
import type { HallWriter } from './application/hall-writer.ts'
import { hubCommand, hubCommandId } from './application/hub-command.ts'
import type { Config } from './config.ts'
import type { HallEvent } from './domain/hall.ts'
import type { Recorded } from './domain/journal.ts'

const deviceSecrets = z.record(z.string(), z.string().min(1))

/** Names of the command that begins a journal: a real hall may have the demo's id, and begin with its file. */
const beginnings = { demo: 'configure-demo', real: 'configure' } as const

/** Writes the hall's definition as the first event of its journal. */
export async function configureHall(
  writer: HallWriter,
  definition: HallDefinition,
  kind: keyof typeof beginnings,
): Promise<void> {
  await writer.submit(hubCommand(beginnings[kind], { type: 'ConfigureHall', definition }))
}

/** Whether a journal with this first event is a demo hall's. */
export function beganAsDemo({ commandId }: Recorded<HallEvent>): boolean {
  return commandId === hubCommandId(beginnings.demo)
}

/**
 * Gives the staff their first passwords and the devices of a hall file their secrets. STAFF_PASSWORD is everybody's; a
 * demo hall gets one made on the spot; in a real hall everybody gets one of their own. Returns those made here by
 * staff id; undefined when none was made. Throws when DEVICE_SECRETS_FILE cannot be used.
 */
export async function presetAccess(
  access: Access,
  config: Config,
  hall: { readonly definition: HallDefinition; readonly isDemo: boolean },
): Promise<ReadonlyMap<string, string> | undefined> {
  // Not by the journal: a first start that was killed on the way has one, and nobody could ever sign in.
  if (access.isSetUp()) return undefined
  if (config.DEVICE_SECRETS_FILE !== undefined && config.HALL_FILE !== undefined)
    access.presetSecrets(await readSecrets(config.DEVICE_SECRETS_FILE))
  const shared = config.STAFF_PASSWORD ?? (hall.isDemo ? access.drawPassword() : undefined)
  const passwords = new Map(hall.definition.staff.map(({ id }) => [id, shared ?? access.drawPassword()]))
  await access.presetPasswords(passwords)
  return config.STAFF_PASSWORD === undefined ? passwords : undefined
}

async function readSecrets(file: string): Promise<Record<string, string>> {
  try {
    return deviceSecrets.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch (error) {
    throw new Error(
      `DEVICE_SECRETS_FILE ${file} cannot be used, it has to be JSON {"deviceId": "secret"}: ${error instanceof z.ZodError ? z.prettifyError(error) : error}`,
    )
  }
}
