import { and, eq, gt, lt, ne, sql } from 'drizzle-orm'
import type { AccessStore } from '../../application/access-store.ts'
import type { HallDatabase } from './open-database.ts'
import { deviceSecret, enrolmentCode, staffPassword, staffSession } from './schema.ts'

/** Passwords, sessions, device secrets and enrolment codes over the hall's database file. */
export function createAccessStore({ db, exec }: HallDatabase): AccessStore {
  const selectSession = db
    .select()
    .from(staffSession)
    .where(eq(staffSession.tokenHash, sql.placeholder('tokenHash')))
    .prepare()
  const selectSecret = db
    .select({ deviceId: deviceSecret.deviceId })
    .from(deviceSecret)
    .where(
      and(
        eq(deviceSecret.deviceId, sql.placeholder('deviceId')),
        eq(deviceSecret.secretHash, sql.placeholder('secretHash')),
      ),
    )
    .prepare()
  return {
    together(work) {
      exec('BEGIN IMMEDIATE')
      work()
      exec('COMMIT')
    },
    passwordHash: (staffId) =>
      db.select().from(staffPassword).where(eq(staffPassword.staffId, staffId)).get()?.passwordHash,
    putPasswordHash: (staffId, passwordHash) =>
      void db
        .insert(staffPassword)
        .values({ staffId, passwordHash })
        .onConflictDoUpdate({ target: staffPassword.staffId, set: { passwordHash } })
        .run(),
    deletePasswordHash: (staffId) =>
      void db.delete(staffPassword).where(eq(staffPassword.staffId, staffId)).run(),
    session: (tokenHash) => selectSession.get({ tokenHash }),
    putSession: (session) => void db.insert(staffSession).values(session).run(),
    deleteSession: (tokenHash) =>
      void db.delete(staffSession).where(eq(staffSession.tokenHash, tokenHash)).run(),
    deleteSessionsBefore: (at) => void db.delete(staffSession).where(lt(staffSession.expiresAt, at)).run(),
    deleteSessionsOf: (staffId, exceptTokenHash = '') =>
      void db
        .delete(staffSession)
        .where(and(eq(staffSession.staffId, staffId), ne(staffSession.tokenHash, exceptTokenHash)))
        .run(),
    staffWithSession: (at) =>
      db
        .selectDistinct({ staffId: staffSession.staffId })
        .from(staffSession)
        .where(gt(staffSession.expiresAt, at))
        .all()
        .map(({ staffId }) => staffId),
    isDeviceSecret: (deviceId, secretHash) => selectSecret.get({ deviceId, secretHash }) !== undefined,
    putDeviceSecret: (deviceId, secretHash, createdAt) =>
      void db.insert(deviceSecret).values({ deviceId, secretHash, createdAt }).onConflictDoNothing().run(),
    deleteDeviceSecrets: (deviceId) =>
      void db.delete(deviceSecret).where(eq(deviceSecret.deviceId, deviceId)).run(),
    putEnrolmentCode: (codeHash, deviceId, expiresAt) =>
      void db.insert(enrolmentCode).values({ codeHash, deviceId, expiresAt }).run(),
    deleteEnrolmentCodes: (deviceId) =>
      void db.delete(enrolmentCode).where(eq(enrolmentCode.deviceId, deviceId)).run(),
    takeEnrolmentCode: (codeHash, now) =>
      db
        .delete(enrolmentCode)
        .where(and(eq(enrolmentCode.codeHash, codeHash), gt(enrolmentCode.expiresAt, now)))
        .returning({ deviceId: enrolmentCode.deviceId })
        .get()?.deviceId,
  }
}
