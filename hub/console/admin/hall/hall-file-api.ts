import type {
  ConfiguredHall,
  HallFileCheck,
  HallFileFault,
} from '../../../../shared/http/hall-file-schemas.ts'
import type { Problem } from '../../../../shared/http/schemas.ts'
import { commonTexts } from '../../../../shared/texts/common.ts'
import { ApiProblem } from '../../../../shared/ui/api.ts'
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
  const reply = await ask(path, { method: 'GET' })
  if (!reply.ok) throw await problemOf(reply)
  return { text: await reply.text(), tag: reply.headers.get('etag') ?? '*' }
}

/** Has a hall file judged and not applied. Throws `ApiProblem`. */
export async function checkHall(text: string): Promise<HallFileCheck> {
  const reply = await ask('/api/v1/admin/hall/check', { method: 'POST', body: text })
  if (!reply.ok) throw await problemOf(reply)
  return (await reply.json()) as HallFileCheck
}

/** Has a hall file taken over, whole or not at all. Throws `ApiProblem` for every refusal that is no mistake of the file. */
export async function putHall(text: string, tag: string): Promise<Taken> {
  const reply = await ask('/api/v1/admin/hall', {
    method: 'PUT',
    body: text,
    headers: { 'if-match': tag, 'idempotency-key': freshId() },
  })
  if (reply.ok) return (await reply.json()) as ConfiguredHall
  const body = (await reply
    .clone()
    .json()
    .catch(() => ({}))) as { faults?: HallFileFault[] }
  if (body.faults !== undefined) return { faults: body.faults }
  throw await problemOf(reply)
}

async function ask(path: string, init: RequestInit): Promise<Response> {
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), timeoutMs)
  try {
    return await fetch(path, {
      ...init,
      headers: { 'content-type': 'application/json', ...init.headers },
      signal: abort.signal,
      cache: 'no-store',
    })
  } catch {
    throw new ApiProblem('unreachable', 0, commonTexts.unreachable)
  } finally {
    clearTimeout(timer)
  }
}

async function problemOf(reply: Response): Promise<ApiProblem> {
  const body = (await reply.json().catch(() => undefined)) as Partial<Problem> | undefined
  if (body?.code === undefined)
    return new ApiProblem('not_understood', reply.status, commonTexts.notUnderstood)
  return new ApiProblem(body.code, reply.status, { zh: body.detailZh ?? '', en: body.detail ?? '' })
}
