/**
 * An id that nobody else draws: 32 hex digits. `crypto.randomUUID` is not used because browsers offer it on secure
 * origins only, and a hall's own network is often plain HTTP.
 */
export function freshId(): string {
  return hex(16)
}

/** A short id for one connection of one device: 8 hex digits. */
export function freshSession(): string {
  return hex(4)
}

function hex(bytes: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}
