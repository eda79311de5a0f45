/** A signed-in member of staff, as kept. */
export interface StoredSession {
  /** SHA-256 of the cookie's token: the token itself is nowhere but in the browser. */
  readonly tokenHash: string
  readonly staffId: string
  readonly expiresAt: number
}

/** Where passwords, sessions, device secrets and enrolment codes are kept, each only as a hash. */
export interface AccessStore {
  /** Makes everything that the work writes durable in one go. */
  together(work: () => void): void
  passwordHash(staffId: string): string | undefined
  putPasswordHash(staffId: string, hash: string): void
  deletePasswordHash(staffId: string): void
  session(tokenHash: string): StoredSession | undefined
  putSession(session: StoredSession): void
  deleteSession(tokenHash: string): void
  deleteSessionsBefore(at: number): void
  /** `exceptTokenHash` names a session that stands. */
  deleteSessionsOf(staffId: string, exceptTokenHash?: string): void
  /** Staff who have a session that lasts beyond an instant. */
  staffWithSession(at: number): string[]
  isDeviceSecret(deviceId: string, secretHash: string): boolean
  putDeviceSecret(deviceId: string, secretHash: string, at: number): void
  deleteDeviceSecrets(deviceId: string): void
  putEnrolmentCode(codeHash: string, deviceId: string, expiresAt: number): void
  deleteEnrolmentCodes(deviceId: string): void
  /** Takes the code out: it works once. Undefined when it is unknown or has expired. */
  takeEnrolmentCode(codeHash: string, now: number): string | undefined
}

/** Slow hashing of passwords. */
export interface PasswordHasher {
  hash(password: string): Promise<string>
  verify(hash: string, password: string): Promise<boolean>
}
