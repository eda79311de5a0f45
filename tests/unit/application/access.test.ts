import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createAccessStore } from '../../../hub/adapters/database/access-store.ts'
import { Access } from '../../../hub/application/access.ts'
import { reject } from '../../../shared/errors.ts'
import { cryptoIds } from '../../../shared/random.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { WriterKit } from '../../support/writer-kit.ts'

/** Passwords as they are: a test has no secret to keep. */
const plain = {
  hash: async (password: string) => password,
  verify: async (hash: string, password: string) => hash === password,
}

async function hallWithAccess() {
  const kit = await new WriterKit(tempFolder()).begin()
  onTestFinished(() => kit.stop())
  const store = createAccessStore(kit.open.database)
  const access = new Access({ store, hasher: plain, writer: kit.writer, ids: cryptoIds })
  return { kit, store, access }
}
const manager = { kind: 'manager', id: 'm1' } as const
const desk = '10.0.0.7'

describe('access', () => {
  describe('when the audit trail cannot take one more act', () => {
    it('lets nobody in: no session, no code, no credential', async () => {
      const { kit, store, access } = await hallWithAccess()
      await access.presetPasswords(new Map([['c1', 'secret']]))
      const issued = await access.issueEnrolment('pad-1', manager)
      const opened: string[] = []
      Object.assign(store, {
        putSession: () => opened.push('session'),
        putDeviceSecret: () => opened.push('secret'),
        putEnrolmentCode: () => opened.push('code'),
      })
      const overloaded = reject('overloaded')
      kit.writer.submit = async () => ({ status: 'rejected', rejection: overloaded })
      expect(await access.signIn('1001', 'secret', desk)).toEqual(overloaded)
      expect(await access.issueEnrolment('pad-1', manager)).toEqual(overloaded)
      expect(await access.enrol('code' in issued ? String(issued.code) : '', '10.0.0.9')).toEqual(overloaded)
      expect(opened).toEqual([])
    })
  })

  describe('when a first start was cut off before anybody had a password', () => {
    it('is not set up yet, so that the next start makes one', async () => {
      const { access } = await hallWithAccess()
      expect(access.isSetUp()).toBe(false)
      await access.presetPasswords(new Map([['c1', 'secret']]))
      expect(access.isSetUp()).toBe(true)
      expect(await access.signIn('1001', 'secret', desk)).toMatchObject({ staff: { id: 'c1' } })
    })
  })

  describe('when a password is changed', () => {
    it('needs the present one, lets only the new one in, and is in the audit trail', async () => {
      const { kit, access } = await hallWithAccess()
      await access.presetPasswords(new Map([['c1', 'secret']]))
      const signedIn = await access.signIn('1001', 'secret', desk)
      const token = 'token' in signedIn ? signedIn.token : ''
      expect(await access.changePassword(token, 'wrong', 'new-secret')).toEqual(reject('wrong_password'))
      expect(await access.changePassword(token, 'secret', 'new-secret')).toBeUndefined()
      expect(await access.signIn('1001', 'secret', desk)).toEqual(reject('wrong_password'))
      expect(await access.signIn('1001', 'new-secret', desk)).toMatchObject({ staff: { id: 'c1' } })
      const acts = kit.commits.flat().map(({ event }) => event.type === 'AccessRecorded' && event.act)
      expect(acts).toContain('password-changed')
    })
  })

  describe('when the password was changed because somebody else is in with the old one', () => {
    it('ends every session but the one that changed it', async () => {
      const { access } = await hallWithAccess()
      await access.presetPasswords(new Map([['c1', 'secret']]))
      const tokens = [
        await access.signIn('1001', 'secret', desk),
        await access.signIn('1001', 'secret', desk),
      ].map((answer) => ('token' in answer ? answer.token : ''))
      const [own = '', other = ''] = tokens
      expect(await access.changePassword(own, 'secret', 'new-secret')).toBeUndefined()
      expect(access.staffOf(own)).toMatchObject({ id: 'c1' })
      expect(access.staffOf(other)).toBeUndefined()
      expect(await access.changePassword(other, 'new-secret', 'secret-3')).toEqual(reject('not_signed_in'))
    })
  })

  describe('when a device is revoked and the audit trail cannot take it', () => {
    it('ends the credential and says so, so that the act is recorded by the next try', async () => {
      const { kit, access } = await hallWithAccess()
      access.presetSecrets({ 'pad-1': 'a-secret' })
      kit.writer.submit = async () => ({ status: 'rejected', rejection: reject('overloaded') })
      expect(await access.revoke('pad-1', manager)).toEqual(reject('overloaded'))
      expect(access.device('pad-1', 'a-secret')).toBeUndefined()
    })
  })

  describe('when somebody in the hall tries wrong passwords with a badge number', () => {
    it('is slowed, and so is its owner in a new place, but not where he signed in last', async () => {
      const { access } = await hallWithAccess()
      await access.presetPasswords(new Map([['c1', 'secret']]))
      await access.signIn('1001', 'secret', desk)
      for (let guess = 0; guess < 5; guess += 1) await access.signIn('1001', 'wrong', `10.0.0.${20 + guess}`)
      expect(await access.signIn('1001', 'secret', '10.0.0.30')).toMatchObject({ code: 'too_many_attempts' })
      expect(await access.signIn('1001', 'secret', desk)).toMatchObject({ staff: { id: 'c1' } })
      expect(await access.signIn('1001', 'secret', '10.0.0.30')).toMatchObject({ code: 'too_many_attempts' })
      for (let guess = 0; guess < 5; guess += 1) await access.signIn('1001', 'wrong', desk)
      expect(await access.signIn('1001', 'secret', desk)).toMatchObject({ code: 'too_many_attempts' })
    })
  })

  describe('when somebody is locked while the password is looked at', () => {
    it('neither lets him in nor gives him a new password', async () => {
      const { access } = await hallWithAccess()
      const lockOnce = async (hash: string, password: string) => {
        await access.lock('c1', manager)
        return hash === password
      }
      await access.presetPasswords(new Map([['c1', 'secret']]))
      const signedIn = await access.signIn('1001', 'secret', desk)
      const verify = vi.spyOn(plain, 'verify').mockImplementation(lockOnce)
      onTestFinished(() => verify.mockRestore())
      const token = 'token' in signedIn ? signedIn.token : ''
      expect(await access.changePassword(token, 'secret', 'new-secret')).toEqual(reject('wrong_password'))
      expect(access.hasPassword('c1')).toBe(false)
      await access.presetPasswords(new Map([['c1', 'secret']]))
      expect(await access.signIn('1001', 'secret', desk)).toEqual(reject('wrong_password'))
      expect(access.present()).toEqual(new Set())
    })
  })

  describe('when badge numbers are made up in great number', () => {
    it('goes on remembering the guesses at a real one', async () => {
      const { access } = await hallWithAccess()
      await access.presetPasswords(new Map([['c1', 'secret']]))
      for (let guess = 0; guess < 5; guess += 1) await access.signIn('1001', 'wrong', desk)
      for (let flood = 0; flood < 10_100; flood += 1) await access.signIn(`made-up-${flood}`, 'wrong', desk)
      expect(await access.signIn('1001', 'secret', desk)).toMatchObject({ code: 'too_many_attempts' })
    })
  })
})
