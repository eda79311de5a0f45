import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { SealBrokenError } from '../../../hub/application/booking/identity-cipher.ts'
import { Person } from '../../../hub/application/booking/person.ts'
import type { PersonAdmitted } from '../../../hub/application/booking/person-vault.ts'
import type { Rejection } from '../../../shared/errors.ts'
import { identityKey, openVault } from '../../support/person-kit.ts'
import { mobileNumber, residentNumber, visitor } from '../../support/visitors.ts'

const now = Date.parse('2026-03-02T09:00:00+08:00')
const dayMs = 24 * 3600_000

function idOf(outcome: PersonAdmitted | Rejection): string {
  if ('code' in outcome) throw new Error(`refused: ${outcome.code}`)
  return outcome.personId
}

describe('the vault', () => {
  describe('when staff admit a visitor at the desk', () => {
    it('keeps the person under a random id and gives back what was said', () => {
      const { vault } = openVault()
      const id = idOf(vault.admit(visitor(1, { name: ' 欧阳  娜娜 ' }), now))
      expect(id).toMatch(/^[0-9a-f-]{36}$/)
      const person = vault.reveal(id)
      expect(person?.name).toBe('欧阳 娜娜')
      expect(person?.document).toEqual({ type: 'resident-id', number: residentNumber(1) })
      expect(person?.phone).toBe(`+86${mobileNumber(1)}`)
      expect(vault.phoneOf(id)).toBe(`+86${mobileNumber(1)}`)
    })

    it('knows a document again, however it was typed, and takes over the new name and phone', () => {
      const { vault } = openVault()
      const id = idOf(vault.admit(visitor(1), now))
      const typed = ` ${residentNumber(1).slice(0, 6)} ${residentNumber(1).slice(6).toLowerCase()}`
      const again = visitor(1, {
        name: '张建国',
        document: { type: 'resident-id', number: typed },
        phone: '+852 6123 4567',
      })
      expect(idOf(vault.admit(again, now + 1))).toBe(id)
      expect(vault.masked(id)).toEqual({
        name: '张**',
        documentType: 'resident-id',
        document: expect.stringMatching(/^350\*{11}\d{3}[\dX]$/),
        phone: '+852******67',
      })
    })

    it('needs no phone, and keeps the one that was confirmed', () => {
      const { vault } = openVault()
      const id = idOf(vault.admit(visitor(1, { phone: null }), now))
      expect(vault.phoneOf(id)).toBeNull()
      vault.admit(visitor(1), now)
      vault.admit(visitor(1, { phone: null }), now)
      expect(vault.phoneOf(id)).toBe(`+86${mobileNumber(1)}`)
    })

    it('refuses what cannot be right, saying why and never repeating it', () => {
      const { vault } = openVault()
      const number = `${residentNumber(1).slice(0, 16)}00`
      const refused = vault.admit(visitor(1, { document: { type: 'resident-id', number } }), now)
      expect(refused).toMatchObject({
        code: 'document_invalid',
        data: { detail: { zh: expect.any(String) } },
      })
      expect(JSON.stringify(refused)).not.toContain(number)
      expect(vault.admit(visitor(1, { phone: '0592-2051234' }), now)).toMatchObject({ code: 'phone_invalid' })
    })
  })

  describe('when somebody claims to be a visitor from afar', () => {
    it('sends the code to the claimed phone, and believes it after the code came back', () => {
      const { vault } = openVault()
      const id = idOf(vault.claim(visitor(1), 'b1', now))
      expect(vault.phoneOf(id)).toBeNull()
      expect(vault.phoneOf(id, 'b1')).toBe(`+86${mobileNumber(1)}`)
      expect(vault.masked(id, 'b1')).toMatchObject({ phone: '139****0001' })
      expect(vault.confirmClaim(id, 'b1', now)).toBeUndefined()
      expect(vault.phoneOf(id)).toBe(`+86${mobileNumber(1)}`)
      expect(vault.find(visitor(1).document, mobileNumber(1))).toBe(id)
    })

    it('leaves a known person’s name and phone alone until then', () => {
      const { vault } = openVault()
      const id = idOf(vault.admit(visitor(1), now))
      const thief = visitor(1, { name: '李四', phone: mobileNumber(666) })
      expect(idOf(vault.claim(thief, 'b2', now))).toBe(id)
      expect(vault.phoneOf(id)).toBe(`+86${mobileNumber(1)}`)
      expect(vault.masked(id)?.name).toBe('王**')
      expect(vault.phoneOf(id, 'b2')).toBe(`+86${mobileNumber(666)}`)
      expect(vault.find(thief.document, mobileNumber(666))).toBeUndefined()
    })

    it('keeps claims of several bookings apart', () => {
      const { vault } = openVault()
      const id = idOf(vault.claim(visitor(1), 'b1', now))
      vault.claim(visitor(1, { phone: mobileNumber(2) }), 'b2', now)
      vault.confirmClaim(id, 'b1', now)
      expect(vault.phoneOf(id)).toBe(`+86${mobileNumber(1)}`)
      expect(vault.phoneOf(id, 'b2')).toBe(`+86${mobileNumber(2)}`)
      expect(vault.confirmClaim(id, 'b9', now)).toBeUndefined()
    })

    it('forgets claims that nobody confirmed', () => {
      const { vault } = openVault()
      const id = idOf(vault.claim(visitor(1), 'b1', now))
      vault.claim(visitor(1, { phone: mobileNumber(2) }), 'b2', now + 9 * dayMs)
      expect(vault.phoneOf(id, 'b1')).toBeNull()
    })

    it('asks for a phone', () => {
      expect(openVault().vault.claim(visitor(1, { phone: null }), 'b1', now)).toMatchObject({
        code: 'phone_needed',
      })
    })

    it('lets one phone confirm five documents in thirty days, and staff more', () => {
      const { vault } = openVault()
      const phone = mobileNumber(1)
      for (let index = 0; index < 5; index += 1)
        vault.confirmClaim(idOf(vault.claim(visitor(index, { phone }), `b${index}`, now)), `b${index}`, now)
      const sixth = visitor(5, { phone: `+86 ${phone}` })
      expect(vault.claim(sixth, 'b5', now)).toEqual({ code: 'phone_of_too_many', data: { limit: 5 } })
      // One of the five still books, and so does everybody who comes to the desk.
      expect(idOf(vault.claim(visitor(0, { phone }), 'b6', now))).toBeDefined()
      expect(idOf(vault.admit(sixth, now))).toBeDefined()
      expect(idOf(vault.claim(visitor(7, { phone }), 'b7', now + 31 * dayMs))).toBeDefined()
    })

    it('refuses at the confirmation when the five were confirmed meanwhile', () => {
      const { vault } = openVault()
      const ids = Array.from({ length: 6 }, (_, index) =>
        idOf(vault.claim(visitor(index, { phone: mobileNumber(1) }), 'b', now)),
      )
      const refused = ids.map((id) => vault.confirmClaim(id, 'b', now)?.code)
      expect(refused).toEqual([...Array<undefined>(5), 'phone_of_too_many'])
    })
  })

  describe('when a person is looked for', () => {
    it('is found by document, and with the right phone only when one is given', () => {
      const { vault } = openVault()
      const id = idOf(vault.admit(visitor(1), now))
      const { document } = visitor(1)
      expect(vault.find(document)).toBe(id)
      expect(vault.find(document, `+86 ${mobileNumber(1)}`)).toBe(id)
      expect(vault.find(document, mobileNumber(2))).toBeUndefined()
      expect(vault.find(document, 'rubbish')).toBeUndefined()
      expect(vault.find(visitor(2).document)).toBeUndefined()
      expect(vault.find({ type: 'passport', number: document.number })).toBeUndefined()
    })

    it('is gone when erased, and by and by when it never came again', () => {
      const { vault } = openVault()
      const [early, late, returning] = [1, 2, 3].map((index) =>
        idOf(vault.admit(visitor(index), now + index)),
      )
      vault.admit(visitor(3), now + 10 * dayMs)
      vault.masked(early as string)
      vault.forget(late as string)
      expect(vault.reveal(late as string)).toBeUndefined()
      expect(vault.forgetBefore(now + dayMs)).toBe(1)
      expect(vault.masked(early as string)).toBeUndefined()
      expect(vault.phoneOf(early as string)).toBeNull()
      expect(vault.masked(returning as string)).toBeDefined()
    })

    it('gives hashes for limits that are the same however the number is typed', () => {
      const { vault } = openVault()
      expect(vault.phoneHash(`+86 ${mobileNumber(1)}`)).toBe(vault.phoneHash(mobileNumber(1)))
      expect(vault.phoneHash('rubbish')).toBeUndefined()
      const { type, number } = visitor(1).document
      expect(vault.documentHash({ type, number: ` ${number}` })).toBe(vault.documentHash({ type, number }))
    })
  })

  describe('when somebody has the database in hand', () => {
    it('opens no row that was changed, or put in another’s place', () => {
      const { vault, store } = openVault()
      const [first, second] = [1, 2].map((index) => idOf(vault.admit(visitor(index), now))) as [
        string,
        string,
      ]
      const row = store.get(first)
      const other = store.get(second)
      if (row === undefined || other === undefined) throw new Error('not kept')
      for (const at of [0, 12, row.sealed.bytes.length - 1]) {
        const bytes = Uint8Array.from(row.sealed.bytes)
        bytes[at] = (bytes[at] ?? 0) ^ 1
        store.put({ ...row, sealed: { ...row.sealed, bytes } })
        expect(() => vault.reveal(first)).toThrow(SealBrokenError)
      }
      store.put({ ...row, sealed: { ...row.sealed, bytes: new Uint8Array(5) } })
      expect(() => vault.reveal(first)).toThrow(SealBrokenError)
      store.put({ ...row, sealed: other.sealed })
      expect(() => vault.reveal(first)).toThrow(SealBrokenError)
      store.put(row)
      expect(vault.reveal(first)?.name).toBe('王秀英')
    })

    it('opens nothing with another key of the same name', () => {
      const { dataDir, vault, database } = openVault([identityKey('k1')])
      const id = idOf(vault.admit(visitor(1), now))
      database.close()
      const other = openVault([identityKey('k1')], dataDir)
      expect(other.vault.find(visitor(1).document)).toBeUndefined()
      expect(() => other.vault.reveal(id)).toThrow(SealBrokenError)
    })

    it('seals the same person differently each time', () => {
      const { vault, store } = openVault()
      const id = idOf(vault.admit(visitor(1), now))
      const before = store.get(id)?.sealed.bytes
      vault.admit(visitor(1, { phone: mobileNumber(2) }), now)
      vault.admit(visitor(1), now)
      expect(Buffer.from(store.get(id)?.sealed.bytes ?? [])).not.toEqual(Buffer.from(before ?? []))
    })
  })

  describe('when a key was added', () => {
    it('finds and opens what the old key wrote, and writes it anew with the new one', () => {
      const [old, fresh] = [identityKey('k1'), identityKey('k2')]
      const { dataDir, vault, database } = openVault([old])
      const id = idOf(vault.admit(visitor(1), now))
      database.close()
      const later = openVault([old, fresh], dataDir)
      expect(later.vault.find(visitor(1).document, mobileNumber(1))).toBe(id)
      expect(later.store.keyIds()).toEqual(['k1'])
      expect(idOf(later.vault.claim(visitor(1), 'b1', now))).toBe(id)
      expect(later.store.keyIds()).toEqual(['k2'])
      expect(later.vault.find(visitor(1).document, mobileNumber(1))).toBe(id)
    })
  })
})

describe('a person in the clear', () => {
  it('shows the masked form when it is logged, printed or turned into JSON', () => {
    const { number } = visitor(1).document
    const person = new Person(visitor(1))
    for (const shown of [JSON.stringify({ person }), `${person}`, inspect({ person }, { depth: 9 })]) {
      expect(shown).not.toContain(number)
      expect(shown).not.toContain(mobileNumber(1))
      expect(shown).not.toContain('王秀英')
    }
    expect(person.document.number).toBe(number)
  })
})
