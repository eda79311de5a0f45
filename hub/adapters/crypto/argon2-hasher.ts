import { hash, verify } from '@node-rs/argon2'
import type { PasswordHasher } from '../../application/access-store.ts'

/** OWASP's second recommended setting: 19 MiB, 2 passes, 1 lane. The library's default variant is argon2id. */
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Passwords by argon2id, hashed on the thread pool. */
export const argon2Hasher: PasswordHasher = {
  hash: (password) => hash(password, options),
  verify: async (stored, password) => {
    try {
      return await verify(stored, password)
    } catch {
      // A stored text that is no argon2 hash lets nobody in.
      return false
    }
  },
}
