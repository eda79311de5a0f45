import type { Clock } from '../../../shared/clock.ts'
import { signedContentType, type TencentCredential, tencentAuthorization } from './tencent-signature.ts'

/** Bytes of an answer at most; a send answer has about 300. */
const mostBytes = 64 * 1024

/** Errors of the connection that come before the request has left: it was surely not taken. */
const neverLeft: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EACCES',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

/** Where the API is and who asks. */
export interface TencentAccess extends TencentCredential {
  /** Base address: the real one, or a sandbox. */
  readonly endpoint: string
  readonly region: string
  readonly timeoutMs: number
  /** The machine's clock, not a replay's: signatures expire after five minutes. */
  readonly clock: Clock
}

/** What came back: an answer that is JSON, or nothing that can be used. */
export type ApiAnswer =
  | { readonly status: 'answered'; readonly body: unknown }
  | { readonly status: 'unavailable' | 'unknown'; readonly code: string }

/**
 * Calls an action of the SMS product of Tencent Cloud's API 3.0, version 2021-01-11, by signed POST. Never rejects:
 * `unavailable` when the request was surely not taken, `unknown` when it may have been.
 */
export async function callTencent(
  action: 'SendSms' | 'PullSmsSendStatusByPhoneNumber',
  input: object,
  { endpoint, region, timeoutMs, clock, ...credential }: TencentAccess,
): Promise<ApiAnswer> {
  const url = new URL('/', endpoint)
  const body = JSON.stringify(input)
  const timestampSeconds = Math.floor(clock.now() / 1000)
  const authorization = tencentAuthorization(
    { host: url.host, service: 'sms', body, timestampSeconds },
    credential,
  )
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      // A redirect would carry the phone number to another place.
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        Authorization: authorization,
        'Content-Type': signedContentType,
        'X-TC-Action': action,
        'X-TC-Version': '2021-01-11',
        'X-TC-Timestamp': String(timestampSeconds),
        'X-TC-Region': region,
      },
    })
    return await readAnswer(response)
  } catch (error) {
    return failureOf(error)
  }
}

async function readAnswer(response: Response): Promise<ApiAnswer> {
  if (response.status === 429 || response.status === 503)
    return { status: 'unavailable', code: `http-${response.status}` }
  if (!response.ok) return { status: 'unknown', code: `http-${response.status}` }
  const text = await boundedText(response)
  if (text === undefined) return { status: 'unknown', code: 'answer-too-long' }
  try {
    return { status: 'answered', body: JSON.parse(text) }
  } catch {
    return { status: 'unknown', code: 'answer-not-json' }
  }
}

/** The body as text; undefined when it is longer than any answer can be. */
async function boundedText(response: Response): Promise<string | undefined> {
  const reader = response.body?.getReader()
  const chunks: Uint8Array[] = []
  let bytes = 0
  while (reader !== undefined) {
    const { value, done } = await reader.read()
    if (done) break
    chunks.push(value)
    bytes += value.byteLength
    if (bytes > mostBytes) {
      // Not awaited: nothing more is wanted of this connection.
      void reader.cancel().catch(() => {})
      return undefined
    }
  }
  return Buffer.concat(chunks).toString('utf8')
}

function failureOf(error: unknown): ApiAnswer {
  if (error instanceof DOMException && error.name === 'TimeoutError')
    return { status: 'unknown', code: 'timeout' }
  const cause = error instanceof Error ? (error.cause as { code?: unknown } | undefined) : undefined
  const code = typeof cause?.code === 'string' ? cause.code : 'connection-lost'
  return { status: neverLeft.has(code) ? 'unavailable' : 'unknown', code }
}
