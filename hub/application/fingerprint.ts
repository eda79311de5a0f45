import { createHash } from 'node:crypto'

/** SHA-256 of the parts, base64url; parts cannot run into each other. */
export function fingerprint(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
}
