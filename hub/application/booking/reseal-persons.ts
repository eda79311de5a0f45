import type { IdentityCipher } from './identity-cipher.ts'
import { openRecord, sealRecord } from './person-record.ts'
import type { PersonStore } from './person-store.ts'

/** Rows in memory at a time. */
const pageSize = 500

/**
 * Puts every person under the newest key, hashes included, all or none; returns how many there were. Throws when a row
 * does not open: nothing has changed then.
 */
export function resealPersons(store: PersonStore, cipher: IdentityCipher): number {
  let count = 0
  store.together(() => {
    let page = store.page('', pageSize)
    while (page.length > 0) {
      for (const row of page) {
        const { id, createdAt, updatedAt } = row
        store.put(sealRecord(cipher, openRecord(cipher, row), { id, createdAt, updatedAt }))
      }
      count += page.length
      page = store.page(page.at(-1)?.id ?? '', pageSize)
    }
  })
  return count
}
