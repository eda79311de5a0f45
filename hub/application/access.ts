import { randomBytes } from 'node:crypto'
import { type Rejection, reject } from '../../shared/errors.ts'
import type { DeviceDefinition, StaffMember } from '../../shared/hall-definition.ts'
import type { IdSource } from '../../shared/random.ts'
import type { AccessRecorded } from '../domain/hall.ts'
import { definitionOf } from '../domain/hall-day/hall-day.ts'
import type { Actor } from '../domain/journal.ts'
import type { AccessStore, PasswordHasher } from './access-store.ts'
import { AttemptLimit } from './attempt-limit.ts'
import { fingerprint } from './fingerprint.ts'
import type { HallWriter } from './hall-writer.ts'

/** A session ends this long after the sign-in: one working day with overtime. */
const sessionMs = 14 * 3600_000
/** An enrolment code works this long: enough to walk to the screen. */
const enrolmentMs = 15 * 60_000

/** Characters of a password made here: 50 bits, on paper until its owner has it. */
const passwordLength = 10

/** Who may enter: staff by password, devices by their secret. Sessions and codes expire by the machine's time. */
export class Access {
  private readonly parts: AccessParts
  private readonly attempts = new AttemptLimit()
  /** The address from which each of the staff signed in last, by staff id. */
  private readonly usualAddress = new Map<string, string>()

  constructor(parts: AccessParts) {
    this.parts = parts
  }

  /** Signs a member of staff in by badge number, from an address; the token goes into the cookie. */
  async signIn(
    badgeNumber: string,
    password: string,
    address: string,
  ): Promise<{ token: string; staff: StaffMember } | Rejection> {
    const now = Date.now()
    const staff = this.definition.staff.find((member) => member.badgeNumber === badgeNumber)
    // Made-up numbers are not remembered: a flood of them would push the real ones out.
    if (staff === undefined) return reject('wrong_password')
    // Counted apart where its owner signed in last: wrong passwords from all other places, which anybody in the hall can
    // send, are slowed together and do not keep him out there.
    const isUsual = this.usualAddress.get(staff.id) === address
    const counted = isUsual ? `${badgeNumber} ${address}` : badgeNumber
    const seconds = this.attempts.waitSeconds(counted, now)
    if (seconds > 0) return reject('too_many_attempts', { seconds })
    // Counted before the slow check, so that many tries at once cannot all slip in under the limit.
    this.attempts.noteFailure(counted, now)
    const hash = this.parts.store.passwordHash(staff.id)
    const isRight = hash !== undefined && (await this.parts.hasher.verify(hash, password))
    if (!isRight) return reject('wrong_password')
    this.attempts.noteSuccess(counted)
    const refused = await this.record('staff-signed-in', staff.id, { kind: staff.role, id: staff.id })
    if (refused !== undefined) return refused
    if (this.isReplaced(staff.id, hash)) return reject('wrong_password')
    this.usualAddress.set(staff.id, address)
    const token = randomBytes(32).toString('base64url')
    this.parts.store.deleteSessionsBefore(now)
    this.parts.store.putSession({
      tokenHash: fingerprint(token),
      staffId: staff.id,
      expiresAt: now + sessionMs,
    })
    return { token, staff }
  }

  /** The member of staff whose session this token opens; undefined when it has ended or never was. */
  staffOf(token: string): StaffMember | undefined {
    const session = this.parts.store.session(fingerprint(token))
    if (session === undefined || session.expiresAt <= Date.now()) return undefined
    return this.day.staff.get(session.staffId)
  }

  /** Staff who are signed in somewhere now: they are in the building. */
  present(): ReadonlySet<string> {
    return new Set(this.parts.store.staffWithSession(Date.now()))
  }

  async signOut(token: string): Promise<void> {
    const staff = this.staffOf(token)
    this.parts.store.deleteSession(fingerprint(token))
    if (staff !== undefined)
      await this.record('staff-signed-out', staff.id, { kind: staff.role, id: staff.id })
  }

  /** Whether anybody can sign in yet. */
  isSetUp(): boolean {
    return this.definition.staff.some(({ id }) => this.parts.store.passwordHash(id) !== undefined)
  }

  /** Gives members of staff their first passwords, by staff id. */
  async presetPasswords(passwords: ReadonlyMap<string, string>): Promise<void> {
    const hashes = new Map<string, string>()
    const hash = async (password: string) => hashes.set(password, await this.parts.hasher.hash(password))
    await Promise.all([...new Set(passwords.values())].map(hash))
    this.parts.store.together(() => {
      for (const [staffId, password] of passwords)
        this.parts.store.putPasswordHash(staffId, hashes.get(password) ?? '')
    })
  }

  /**
   * Gives the member of staff whose session the token opens a new password in place of the present one, which has to be
   * right, and ends his other sessions: who fears that somebody else is in changes it for that.
   */
  async changePassword(token: string, present: string, next: string): Promise<Rejection | undefined> {
    const staff = this.staffOf(token)
    if (staff === undefined) return reject('not_signed_in')
    const now = Date.now()
    const seconds = this.attempts.waitSeconds(staff.badgeNumber, now)
    if (seconds > 0) return reject('too_many_attempts', { seconds })
    this.attempts.noteFailure(staff.badgeNumber, now)
    const hash = this.parts.store.passwordHash(staff.id)
    if (hash === undefined || !(await this.parts.hasher.verify(hash, present)))
      return reject('wrong_password')
    this.attempts.noteSuccess(staff.badgeNumber)
    const changed = await this.parts.hasher.hash(next)
    const refused = await this.record('password-changed', staff.id, { kind: staff.role, id: staff.id })
    if (refused !== undefined) return refused
    if (this.isReplaced(staff.id, hash)) return reject('wrong_password')
    this.parts.store.together(() => {
      this.parts.store.putPasswordHash(staff.id, changed)
      this.parts.store.deleteSessionsOf(staff.id, fingerprint(token))
    })
    return undefined
  }

  /**
   * Gives a member of staff a new password in place of the one he has, and ends his sessions. Returns it: it is told this
   * once. His own he changes himself.
   */
  async resetPassword(staffId: string, actor: Actor): Promise<{ password: string } | Rejection> {
    const refused = await this.aboutStaff('password-reset', staffId, actor)
    if (refused !== undefined) return refused
    const password = this.drawPassword()
    const hash = await this.parts.hasher.hash(password)
    this.parts.store.together(() => {
      this.parts.store.putPasswordHash(staffId, hash)
      this.parts.store.deleteSessionsOf(staffId)
    })
    return { password }
  }

  /** Ends the password and the sessions of a member of staff: he cannot sign in until he gets a new one. */
  async lock(staffId: string, actor: Actor): Promise<Rejection | undefined> {
    const refused = await this.aboutStaff('staff-locked', staffId, actor)
    if (refused === undefined) this.forgetStaff([staffId])
    return refused
  }

  /** Whether a member of staff can sign in at all. */
  hasPassword(staffId: string): boolean {
    return this.parts.store.passwordHash(staffId) !== undefined
  }

  /** First passwords for those of the staff who have none, by staff id; each is told this once. */
  async firstPasswords(staffIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const without = staffIds.filter((id) => !this.hasPassword(id))
    const passwords = new Map(without.map((id) => [id, this.drawPassword()]))
    await this.presetPasswords(passwords)
    return passwords
  }

  /** Ends what people who no longer work here could enter with: an id may be somebody else's one day. */
  forgetStaff(staffIds: readonly string[]): void {
    const { store } = this.parts
    store.together(() => {
      for (const id of staffIds) {
        store.deletePasswordHash(id)
        store.deleteSessionsOf(id)
      }
    })
  }

  /** The same for devices that the hall no longer has. */
  forgetDevices(deviceIds: readonly string[]): void {
    const { store } = this.parts
    store.together(() => {
      for (const id of deviceIds) {
        store.deleteDeviceSecrets(id)
        store.deleteEnrolmentCodes(id)
      }
    })
  }

  /** The device with this credential; undefined when it is wrong or was revoked. */
  device(deviceId: string, secret: string): DeviceDefinition | undefined {
    if (!this.parts.store.isDeviceSecret(deviceId, fingerprint(secret))) return undefined
    return this.day.devices.get(deviceId)
  }

  /** A code with which the device enrols itself, once and within 15 minutes. */
  async issueEnrolment(
    deviceId: string,
    actor: Actor,
  ): Promise<{ code: string; expiresAt: number; validSeconds: number } | Rejection> {
    if (!this.knows(deviceId)) return reject('device_unknown', { device: deviceId })
    const refused = await this.record('enrolment-code-issued', deviceId, actor)
    if (refused !== undefined) return refused
    const code = this.parts.ids.code().slice(0, 8)
    const expiresAt = Date.now() + enrolmentMs
    this.parts.store.putEnrolmentCode(fingerprint(code), deviceId, expiresAt)
    return { code, expiresAt, validSeconds: enrolmentMs / 1000 }
  }

  /** Trades a code for a credential; guessing is slowed by the caller's address. */
  async enrol(
    code: string,
    address: string,
  ): Promise<{ device: DeviceDefinition; secret: string } | Rejection> {
    const now = Date.now()
    const seconds = this.attempts.waitSeconds(address, now)
    if (seconds > 0) return reject('too_many_attempts', { seconds })
    const deviceId = this.parts.store.takeEnrolmentCode(fingerprint(code.trim().toLowerCase()), now)
    const device = this.day.devices.get(deviceId ?? '')
    if (device === undefined) {
      this.attempts.noteFailure(address, now)
      return reject('enrolment_code_invalid')
    }
    return this.giveSecret(device)
  }

  /** A credential for the asking: only a demo hall offers it, to its own machine. */
  async enrolFreely(deviceId: string): Promise<{ device: DeviceDefinition; secret: string } | Rejection> {
    const device = this.day.devices.get(deviceId)
    return device === undefined ? reject('device_unknown', { device: deviceId }) : this.giveSecret(device)
  }

  /** Takes secrets over that were made elsewhere, by device id, as for a hall that is set up by a file. */
  presetSecrets(secrets: Readonly<Record<string, string>>): void {
    this.parts.store.together(() => {
      for (const [deviceId, secret] of Object.entries(secrets)) this.putSecret(deviceId, secret)
    })
  }

  /** Gives a device one new secret in place of all it had. */
  replaceSecret(deviceId: string, secret: string): void {
    this.parts.store.deleteDeviceSecrets(deviceId)
    this.putSecret(deviceId, secret)
  }

  /** Ends every credential of a device, and every code that would give it one; its connections are cut by the caller. */
  async revoke(deviceId: string, actor: Actor): Promise<Rejection | undefined> {
    if (!this.knows(deviceId)) return reject('device_unknown', { device: deviceId })
    this.parts.store.deleteDeviceSecrets(deviceId)
    this.parts.store.deleteEnrolmentCodes(deviceId)
    return this.record('device-revoked', deviceId, actor)
  }

  private async giveSecret(
    device: DeviceDefinition,
  ): Promise<{ device: DeviceDefinition; secret: string } | Rejection> {
    const refused = await this.record('device-enrolled', device.id, { kind: 'device', id: device.id })
    if (refused !== undefined) return refused
    const secret = randomBytes(32).toString('base64url')
    this.putSecret(device.id, secret)
    return { device, secret }
  }

  /** Records an administrator's act about somebody else's access. */
  private async aboutStaff(
    act: AccessRecorded['act'],
    staffId: string,
    actor: Actor,
  ): Promise<Rejection | undefined> {
    if (!this.day.staff.has(staffId)) return reject('staff_unknown', { staff: staffId })
    if (staffId === actor.id) return reject('own_access_kept')
    return this.record(act, staffId, actor)
  }

  /** Whether somebody was locked, or got another password, while the one with this hash was looked at. */
  private isReplaced(staffId: string, hash: string): boolean {
    return this.parts.store.passwordHash(staffId) !== hash
  }

  /** A password made here; its owner changes it. */
  drawPassword(): string {
    return this.parts.ids.code().slice(0, passwordLength)
  }

  private putSecret(deviceId: string, secret: string): void {
    this.parts.store.putDeviceSecret(deviceId, fingerprint(secret), Date.now())
  }

  private knows(deviceId: string): boolean {
    return this.day.devices.has(deviceId)
  }

  /** Puts an act into the audit trail; what opens a door is done only after it stands there. */
  private async record(
    act: AccessRecorded['act'],
    subject: string,
    actor: Actor,
  ): Promise<Rejection | undefined> {
    const record: AccessRecorded = { type: 'AccessRecorded', act, subject }
    const commandId = this.parts.ids.id()
    const command = { type: 'RecordAccess', record } as const
    const outcome = await this.parts.writer.submit({ commandId, bodyHash: commandId, actor, command })
    return outcome.status === 'rejected' ? outcome.rejection : undefined
  }

  private get day() {
    return this.parts.writer.hall.day
  }

  private get definition() {
    return definitionOf(this.day)
  }
}

/** What access stands on. */
export interface AccessParts {
  readonly store: AccessStore
  readonly hasher: PasswordHasher
  readonly writer: HallWriter
  readonly ids: IdSource
}
