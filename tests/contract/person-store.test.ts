import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createIdentityCipher } from '../../hub/adapters/crypto/identity-cipher.ts'
import {
  IdentityKeyError,
  loadIdentityKeys,
  parseIdentityKeys,
  readKeyFile,
} from '../../hub/adapters/crypto/identity-keys.ts'
import { IdentityKeyMissingError } from '../../hub/application/booking/identity-cipher.ts'
import { resealPersons } from '../../hub/application/booking/reseal-persons.ts'
import type { Log } from '../../hub/application/log.ts'
import { identityKey, openVault } from '../support/person-kit.ts'
import { tempFolder } from '../support/temp-folder.ts'
import { mobileNumber, residentNumber, visitor } from '../support/visitors.ts'

const now = Date.parse('2026-03-02T09:00:00+08:00')

/** The bytes in which a text could stand in a file. */
function formsOf(text: string): readonly Buffer[] {
  const utf8 = Buffer.from(text)
  const wide = Buffer.from(text, 'utf16le')
  // Base64 of a text within another depends on where it begins: three thirds, without their unsure ends.
  const shifted = [0, 1, 2].map((pad) =>
    Buffer.from(
      Buffer.concat([Buffer.alloc(pad), utf8])
        .toString('base64')
        .slice(pad === 0 ? 0 : 4)
        .replace(/=+$/, '')
        .slice(0, -1),
    ),
  )
  return [
    utf8,
    wide,
    Buffer.from(wide).swap16(),
    Buffer.from(utf8.toString('hex')),
    Buffer.from(utf8.toString('hex').toUpperCase()),
    ...shifted,
  ]
}

/** Every form of a text that stands in the bytes. */
function found(bytes: Buffer, texts: readonly string[]): readonly string[] {
  const byBegin = new Map<number, Buffer[]>()
  for (const form of texts.flatMap(formsOf)) {
    const begin = form.readUInt32BE()
    byBegin.set(begin, [...(byBegin.get(begin) ?? []), form])
  }
  const hits: string[] = []
  for (let at = 0; at + 4 <= bytes.length; at += 1)
    for (const form of byBegin.get(bytes.readUInt32BE(at)) ?? [])
      if (bytes.subarray(at, at + form.length).equals(form)) hits.push(form.toString('latin1'))
  return hits
}

/** The files of a data folder as one, the write-ahead log included. */
function bytesOf(dataDir: string): Buffer {
  return Buffer.concat(readdirSync(dataDir).map((name) => readFileSync(join(dataDir, name))))
}

/** A log that keeps what it was told. */
function heard(): { readonly log: Log; readonly lines: string[] } {
  const lines: string[] = []
  const note = (data: object, message: string) => void lines.push(`${message} ${JSON.stringify(data)}`)
  return { lines, log: { debug: note, info: note, warn: note, error: note } }
}

describe('the table of persons', () => {
  describe('with 1,000 visitors in it', () => {
    it('has no document, phone or name in the database file or its log, in any form', () => {
      const { dataDir, vault, database } = openVault()
      const visitors = Array.from({ length: 1000 }, (_, index) =>
        visitor(index * 7919, { name: `测试姓名${index}号` }),
      )
      for (const [index, person] of visitors.entries()) {
        if (index % 2 === 0) vault.admit(person, now)
        else vault.claim(person, `b${index}`, now)
      }
      const secrets = visitors.flatMap(({ name, document, phone }) => [name, document.number, phone ?? ''])
      const [, number = ''] = secrets
      const planted = Buffer.concat([Buffer.from('x'), ...formsOf(number)])
      expect(new Set(found(planted, secrets))).toEqual(
        new Set(formsOf(number).map((form) => form.toString('latin1'))),
      )
      const open = bytesOf(dataDir)
      expect(readdirSync(dataDir)).toContain('hall.db-wal')
      database.close()
      for (const bytes of [open, bytesOf(dataDir)]) {
        expect(bytes.includes('document_hash')).toBe(true)
        expect(found(bytes, secrets)).toEqual([])
      }
    })
  })

  describe('when a person is erased', () => {
    it('overwrites the bytes in the file', () => {
      const { dataDir, vault, store, database } = openVault()
      const admitted = vault.admit(visitor(1), now)
      if ('code' in admitted) throw new Error('refused')
      const sealed = Buffer.from(store.get(admitted.personId)?.sealed.bytes ?? [])
      expect(bytesOf(dataDir).includes(sealed)).toBe(true)
      vault.forget(admitted.personId)
      database.close()
      expect(bytesOf(dataDir).includes(sealed)).toBe(false)
    })
  })

  describe('when it was written without a flush of its own', () => {
    it('is still flushed by the journal’s next commit: the setting is back', () => {
      const { vault, database } = openVault()
      vault.admit(visitor(1), now)
      expect(database.db.get<{ synchronous: number }>('PRAGMA synchronous')).toMatchObject({ synchronous: 2 })
      expect(database.db.get<{ secure_delete: number }>('PRAGMA secure_delete')).toMatchObject({
        secure_delete: 0,
      })
    })
  })

  describe('when it is written within the journal’s transaction', () => {
    it('is part of it', () => {
      const { vault, database } = openVault()
      database.exec('BEGIN IMMEDIATE')
      vault.admit(visitor(1), now)
      database.exec('ROLLBACK')
      expect(vault.find(visitor(1).document)).toBeUndefined()
    })
  })

  describe('when every person is put under a new key', () => {
    it('opens with the new key alone', () => {
      const [old, fresh] = [identityKey('k1'), identityKey('k2')]
      const { dataDir, vault, store, database } = openVault([old])
      for (let index = 0; index < 1200; index += 1) vault.admit(visitor(index), now)
      expect(resealPersons(store, createIdentityCipher([old, fresh]))).toBe(1200)
      database.close()
      const later = openVault([fresh], dataDir)
      expect(later.store.keyIds()).toEqual(['k2'])
      for (const index of [0, 5, 1199]) {
        const id = later.vault.find(visitor(index).document, mobileNumber(index))
        expect(later.vault.reveal(id ?? '')?.document.number).toBe(residentNumber(index))
      }
    })

    it('is as it was when one row does not open', () => {
      const [old, fresh] = [identityKey('k1'), identityKey('k2')]
      const { vault, store } = openVault([old])
      for (let index = 0; index < 10; index += 1) vault.admit(visitor(index), now)
      const last = store.page('', 10).at(-1)
      if (last === undefined) throw new Error('not kept')
      store.put({ ...last, sealed: { ...last.sealed, bytes: new Uint8Array(40) } })
      expect(() => resealPersons(store, createIdentityCipher([old, fresh]))).toThrow(/does not open/)
      expect(store.keyIds()).toEqual(['k1'])
      expect(vault.find(visitor(3).document)).toBeDefined()
    })
  })
})

describe('the identity keys', () => {
  describe('when none is set', () => {
    it('are made at the first start, for the owner only, with a warning, and stay', () => {
      const DATA_DIR = tempFolder()
      const { log, lines } = heard()
      const first = loadIdentityKeys({ DATA_DIR }, [], log)
      const file = join(DATA_DIR, 'identity.key')
      expect(statSync(file).mode & 0o777).toBe(0o600)
      expect(lines).toEqual([expect.stringMatching(/back it up apart from the database/)])
      expect(lines.join()).not.toContain(first[0]?.secret.toString('base64'))
      expect(loadIdentityKeys({ DATA_DIR }, [first[0]?.id ?? ''], log)).toEqual(first)
      expect(lines).toHaveLength(1)
    })

    it('are not made for a database whose persons need another', () => {
      const DATA_DIR = tempFolder()
      const load = () => loadIdentityKeys({ DATA_DIR }, ['k1'], heard().log)
      expect(load).toThrow(IdentityKeyMissingError)
      expect(load).toThrow(/sealed with key k1, which is not in .*identity\.key.*IDENTITY_KEY_FILE/)
      expect(existsSync(join(DATA_DIR, 'identity.key'))).toBe(false)
    })
  })

  describe('when they are set', () => {
    const base64 = Buffer.alloc(32, 5).toString('base64')
    const other = Buffer.alloc(40, 6).toString('base64')

    it('are read from the variable or the file, newest last, named or not', () => {
      const DATA_DIR = tempFolder()
      const { log, lines } = heard()
      const file = join(DATA_DIR, 'keys')
      writeFileSync(file, `# old\nk1:${base64}\n\n${other}\n`, { mode: 0o644 })
      const keys = loadIdentityKeys({ DATA_DIR, IDENTITY_KEY_FILE: file }, ['k1'], log)
      expect(keys.map(({ id }) => id)).toEqual(['k1', expect.stringMatching(/^[0-9a-f]{8}$/)])
      expect(lines).toEqual([expect.stringMatching(/set its mode to 0600/)])
      expect(loadIdentityKeys({ DATA_DIR, IDENTITY_KEY: `k1:${base64} ${other}` }, ['k1'], log)).toEqual(keys)
      expect(existsSync(join(DATA_DIR, 'identity.key'))).toBe(false)
    })

    it('are refused when they are short, no base64, doubled or missing, and never quoted', () => {
      const short = Buffer.alloc(16, 5).toString('base64')
      const parse = (text: string) => () => parseIdentityKeys(text, 'IDENTITY_KEY')
      expect(parse(short)).toThrow(IdentityKeyError)
      expect(parse(short)).toThrow(/key 1 of IDENTITY_KEY is not base64 of at least 32/)
      expect(parse(short)).not.toThrow(short)
      expect(parse(`${base64} not!base64`)).toThrow(/key 2 of/)
      expect(parse(`a:${base64} a:${other}`)).toThrow(/names two keys alike/)
      expect(parse('# nothing')).toThrow(/holds no key/)
      const named = { DATA_DIR: tempFolder(), IDENTITY_KEY_FILE: '/nowhere/identity.key' }
      expect(() => loadIdentityKeys(named, [], heard().log)).toThrow(/nowhere\/identity\.key does not exist/)
    })
  })

  describe('when they are rotated', () => {
    const rotate = (...args: string[]) =>
      spawnSync('node', ['--import', 'tsx', 'hub/rotate-identity-key.ts', ...args], {
        encoding: 'utf8',
        timeout: 60_000,
      })

    it('leave every person readable with the new key alone, the old one set aside', () => {
      const dataDir = tempFolder()
      const { log } = heard()
      const keys = loadIdentityKeys({ DATA_DIR: dataDir }, [], log)
      const { vault, database } = openVault(keys, dataDir)
      for (let index = 0; index < 20; index += 1) vault.admit(visitor(index), now)
      expect(rotate(dataDir)).toMatchObject({
        status: 1,
        stderr: expect.stringMatching(/in use by another hub/),
      })
      const hashesBefore = Array.from({ length: 20 }, (_, index) =>
        vault.documentHash(visitor(index).document),
      )
      database.close()
      const { stdout, status } = rotate(dataDir)
      expect(status).toBe(0)
      expect(stdout).toMatch(/20 persons are sealed with the new key/)
      const file = join(dataDir, 'identity.key')
      const rotated = readKeyFile(file)
      expect(rotated).toHaveLength(1)
      expect(rotated[0]?.id).not.toBe(keys[0]?.id)
      expect(readKeyFile(`${file}.retired`)).toEqual(keys)
      expect(statSync(`${file}.retired`).mode & 0o777).toBe(0o600)
      expect(found(bytesOf(dataDir), hashesBefore)).toEqual([])
      const later = openVault(rotated, dataDir)
      const id = later.vault.find(visitor(7).document, mobileNumber(7))
      expect(later.vault.reveal(id ?? '')?.phone).toBe(`+86${mobileNumber(7)}`)
    })

    it('need a data folder', () => {
      expect(rotate()).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(/npm run rotate-key -- DATA_DIR/),
      })
    })
  })
})
