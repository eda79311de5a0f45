import type { Context } from 'hono'
import { fingerprint } from '../application/fingerprint.ts'
import type { CommandRequest } from '../application/hall-writer.ts'
import type { HallEvent } from '../domain/hall.ts'
import type { Actor, Recorded } from '../domain/journal.ts'
import type { HubContext } from './hub-context.ts'
import { ProblemError } from './problem.ts'

/** A command id is what the client drew: long enough to be unique, bounded because it is kept. */
const commandIdForm = /^[\x21-\x7e]{8,100}$/

/**
 * The id under which the request's command is known, of its `Idempotency-Key`. Everyone has keys of their own: nobody
 * can take the id of another's command, or of the hub's. Throws ProblemError for a missing or malformed key.
 */
export function commandIdOf(context: Context, actor: Actor): string {
  const key = context.req.header('Idempotency-Key')
  if (key === undefined) throw new ProblemError('command_id_missing')
  if (!commandIdForm.test(key))
    throw new ProblemError('bad_input', {
      detail: 'Idempotency-Key: 8-100 printable characters without spaces',
    })
  return `${actor.kind}/${actor.id}/${key}`
}

/**
 * Runs a command under the request's `Idempotency-Key` and returns its events, durable by now. Throws ProblemError for
 * a missing key and for every refusal.
 */
export async function runCommand(
  context: Context,
  hub: HubContext,
  actor: Actor,
  body: unknown,
  command: CommandRequest['command'],
): Promise<readonly Recorded<HallEvent>[]> {
  const commandId = commandIdOf(context, actor)
  const bodyHash = fingerprint(actor.kind, actor.id, context.req.path, JSON.stringify(body ?? null))
  const outcome = await hub.writer.submit({ commandId, bodyHash, actor, command })
  if (outcome.status === 'rejected') throw ProblemError.of(outcome.rejection)
  return outcome.events
}
