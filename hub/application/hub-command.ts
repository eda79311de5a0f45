import { hubActor } from '../domain/journal.ts'
import type { CommandRequest } from './hall-writer.ts'

/** The id under which a command of the hub itself stands in the journal. */
export function hubCommandId(name: string): string {
  return `hub/${name}`
}

/** A command of the hub itself, by rule. `name` tells its intents apart: what has the same name is done once. */
export function hubCommand(name: string, command: CommandRequest['command']): CommandRequest {
  const commandId = hubCommandId(name)
  return { commandId, bodyHash: commandId, actor: hubActor, command }
}
