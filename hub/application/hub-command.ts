import { hubActor } from '../domain/journal.ts'
import type { CommandRequest } from './hall-writer.ts'

/** A command of the hub itself, by rule. `name` tells its intents apart: what has the same name is done once. */
export function hubCommand(name: string, command: CommandRequest['command']): CommandRequest {
  const commandId = `hub/${name}`
  return { commandId, bodyHash: commandId, actor: hubActor, command }
}
