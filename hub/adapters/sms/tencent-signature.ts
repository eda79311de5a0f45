import { createHash, createHmac } from 'node:crypto'

/** A key pair of the provider's console (API 密钥). */
export interface TencentCredential {
  readonly secretId: string
  readonly secretKey: string
}

/** What of a request is signed. */
export interface SignedRequest {
  /** As it stands in the `Host` header. */
  readonly host: string
  /** Product name, as in the domain: `sms`. */
  readonly service: string
  /** Exactly the bytes that are sent. */
  readonly body: string
  readonly timestampSeconds: number
}

/** The content type that is sent and signed. */
export const signedContentType = 'application/json; charset=utf-8'

const algorithm = 'TC3-HMAC-SHA256'
const signedHeaders = 'content-type;host'

/**
 * The `Authorization` header of a POST to Tencent Cloud's API 3.0, by its signature method v3
 * (https://cloud.tencent.com/document/api/362/4208): the date is that of the timestamp in UTC.
 */
export function tencentAuthorization(request: SignedRequest, credential: TencentCredential): string {
  const { host, service, body, timestampSeconds } = request
  const date = new Date(timestampSeconds * 1000).toISOString().slice(0, 10)
  const scope = `${date}/${service}/tc3_request`
  const headers = `content-type:${signedContentType}\nhost:${host}\n`
  const canonical = ['POST', '/', '', headers, signedHeaders, sha256(body)].join('\n')
  const toSign = [algorithm, timestampSeconds, scope, sha256(canonical)].join('\n')
  const key = hmac(hmac(hmac(`TC3${credential.secretKey}`, date), service), 'tc3_request')
  const signature = hmac(key, toSign).toString('hex')
  return `${algorithm} Credential=${credential.secretId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text, 'utf8').digest()
}
