import type { Problem } from '../http/problem-schema.ts'
import type { Text } from '../text.ts'
import { commonTexts } from '../texts/common.ts'
import { freshId } from './fresh-id.ts'

/** The longest a command is tried again, in milliseconds: past it the person is told and decides. */
const commandDeadlineMs = 15_000
/** The longest one request may take, in milliseconds, before it counts as a network failure. */
const requestTimeoutMs = 5_000
const firstPauseMs = 300
const longestPauseMs = 3_000

/** A refusal of the hub, or its absence (`unreachable`, status 0), in words for the person at the screen. */
export class ApiProblem extends Error {
  readonly code: string
  /** The HTTP status; 0 when no answer came. */
  readonly status: number
  readonly text: Text

  constructor(code: string, status: number, text: Text) {
    super(`${code} (${status}): ${text.en}`)
    this.name = 'ApiProblem'
    this.code = code
    this.status = status
    this.text = text
  }
}

/** The words to show for anything that was thrown. */
export function wordsOf(error: unknown): Text {
  return error instanceof ApiProblem ? error.text : commonTexts.notUnderstood
}

/** Reads a view. Throws `ApiProblem`. */
export function get<T>(path: string): Promise<T> {
  return request<T>(path, { method: 'GET' })
}

/** Deletes (the session). Throws `ApiProblem`. */
export function remove(path: string): Promise<void> {
  return request<void>(path, { method: 'DELETE' })
}

/** Settings of one command. */
export interface CommandOptions {
  /** The intent's id; give the same one when the person repeats the same act after a failure. */
  readonly commandId?: string
  readonly headers?: Readonly<Record<string, string>>
  /** How long one attempt may take, in milliseconds; 5 s unless told. */
  readonly timeoutMs?: number
}

/**
 * Sends a command with its `Idempotency-Key`. While the network or the hub is away it tries again with the same id for
 * about 15 s, so that an act is never doubled. Throws `ApiProblem`.
 */
export async function command<T>(path: string, body: unknown = {}, options: CommandOptions = {}): Promise<T> {
  const isForm = body instanceof FormData
  const init = {
    method: 'POST',
    body: isForm ? body : JSON.stringify(body),
    headers: {
      ...options.headers,
      // A form names its own, with the boundary of its parts.
      ...(isForm ? {} : { 'content-type': 'application/json' }),
      'idempotency-key': options.commandId ?? freshId(),
    },
  }
  const giveUpAt = performance.now() + commandDeadlineMs
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      return await request<T>(path, init, options.timeoutMs)
    } catch (error) {
      const waitMs = pauseMs * (0.5 + Math.random())
      if (!isPassing(error) || performance.now() + waitMs > giveUpAt) throw error
      await new Promise((resolve) => setTimeout(resolve, waitMs))
    }
  }
}

/** True for a failure that goes away by itself: no answer, or a hub or proxy that is not ready. */
export function isPassing(error: unknown): boolean {
  return error instanceof ApiProblem && [0, 502, 503, 504].includes(error.status)
}

/** True when the hub has decided against the intent, so that another attempt is another intent. */
export function isRefusal(error: unknown): boolean {
  return error instanceof ApiProblem && error.status >= 400 && error.status < 500
}

async function request<T>(path: string, init: RequestInit, timeoutMs = requestTimeoutMs): Promise<T> {
  const { ok, status, text } = await exchange(path, init, timeoutMs)
  const body = text === '' ? undefined : parseJson(text)
  if (!ok) throw problemOf(status, body)
  if (body === notJson) throw new ApiProblem('not_understood', status, commonTexts.notUnderstood)
  return body as T
}

/** An answer of the hub, read to its end. */
export interface Reply {
  readonly ok: boolean
  readonly status: number
  readonly etag: string | null
  readonly text: string
}

/** Asks the hub once, for what is more than a view or a command. Throws `ApiProblem` when no answer came in time. */
export async function exchange(path: string, init: RequestInit, timeoutMs: number): Promise<Reply> {
  // `AbortSignal.timeout` would be shorter, but is missing in browsers that visitors' phones still carry.
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), timeoutMs)
  try {
    const response = await fetch(path, { ...init, signal: abort.signal, cache: 'no-store' })
    const { ok, status, headers } = response
    return { ok, status, etag: headers.get('etag'), text: await response.text() }
  } catch {
    throw new ApiProblem('unreachable', 0, commonTexts.unreachable)
  } finally {
    clearTimeout(timer)
  }
}

const notJson = Symbol('not JSON')

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return notJson
  }
}

/** The refusal that an answer is, or what its status says when its body is no problem of the hub's. */
export function problemOf(status: number, body: unknown): ApiProblem {
  if (isProblem(body)) return new ApiProblem(body.code, status, { zh: body.detailZh, en: body.detail })
  return status >= 500
    ? new ApiProblem('unreachable', status, commonTexts.unreachable)
    : new ApiProblem('not_understood', status, commonTexts.notUnderstood)
}

function isProblem(body: unknown): body is Pick<Problem, 'code' | 'detail' | 'detailZh'> {
  const candidate = body as Partial<Problem> | null | undefined
  return (
    typeof candidate === 'object' &&
    typeof candidate?.code === 'string' &&
    typeof candidate.detail === 'string' &&
    typeof candidate.detailZh === 'string'
  )
}
