/** Unguessable identifiers; a port so that tests and replays can be deterministic. */
export interface IdSource {
  /** A fresh identifier, unique in the hall for ever. */
  id(): string
  /** A code a visitor holds: unguessable, short enough to type, without look-alike letters. */
  code(): string
}

const codeAlphabet = '23456789abcdefghjkmnpqrstuvwxyz'
const codeLength = 16

/** Identifiers from the platform's cryptographic generator: 122 bits an id, 79 bits a code. */
export const cryptoIds: IdSource = {
  id: () => crypto.randomUUID(),
  code: () => {
    const letters: string[] = []
    while (letters.length < codeLength) {
      for (const byte of crypto.getRandomValues(new Uint8Array(codeLength))) {
        // Bytes past the largest multiple of the alphabet are dropped, so that every letter is equally likely.
        if (byte < 248 && letters.length < codeLength) letters.push(codeAlphabet[byte % 31] as string)
      }
    }
    return letters.join('')
  },
}
