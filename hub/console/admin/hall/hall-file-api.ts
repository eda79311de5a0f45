import type {
  ConfiguredHall,
  HallFileCheck,
  HallFileFault,
} from '../../../../shared/http/hall-file-schemas.ts'
import { exchange, problemOf, type Reply } from '../../../../shared/ui/api.ts'
import { freshId } from '../../../../shared/ui/fresh-id.ts'

/** The longest a hall file may take, in milliseconds: first passwords of hundreds of people are slow to hash. */
const timeoutMs = 60_000

/** A hall file with the version that a change of it is based on. */
export interface HallFile {
  readonly text: string
  readonly tag: string
}

/** What became of a hall file: taken over, or refused for these mistakes. */
export type Taken = ConfiguredHall | { readonly faults: readonly HallFileFault[] }

/** The hall's file as it is now, or of an earlier version. Throws `ApiProblem`. */
export async function readHall(path = '/api/v1/admin/hall'): Promise<HallFile> {
  const { text, etag } = accepted(await ask(path, { method: 'GET' }))
  return { text, tag: etag ?? '*' }
}

/** Has a hall file judged and not applied. Throws `ApiProblem`. */
export async function checkHall(text: string): Promise<HallFileCheck> {
  return JSON.parse(accepted(await ask('/api/v1/admin/hall/check', { method: 'POST', body: text })).text)
}

/** Has a hall file taken over, whole or not at all. Throws `ApiProblem` for every refusal that is no mistake of the file. */
export async function putHall(text: string, tag: string): Promise<Taken> {
  const reply = await ask('/api/v1/admin/hall', {
    method: 'PUT',
    body: text,
    headers: { 'if-match': tag, 'idempotency-key': freshId() },
  })
  const { faults } = reply.status === 422 ? ((bodyOf(reply) ?? {}) as { faults?: HallFileFault[] }) : {}
  return faults === undefined ? JSON.parse(accepted(reply).text) : { faults }
}

function ask(path: string, init: RequestInit): Promise<Reply> {
  const headers = { 'content-type': 'application/json', ...init.headers }
  return exchange(path, { ...init, headers }, timeoutMs)
}

function accepted(reply: Reply): Reply {
  if (reply.ok) return reply
  throw problemOf(reply.status, bodyOf(reply))
}

function bodyOf({ text }: Reply): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
