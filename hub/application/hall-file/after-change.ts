import type { HallDefinition } from '../../../shared/hall-definition.ts'
import type { FirstPassword, HallChanges } from '../../../shared/http/hall-file-schemas.ts'
import type { Access } from '../access.ts'

/**
 * Lets people and devices in and out as a new definition wants it: who is gone loses what he could enter with, who is new
 * gets a first password. Returns these; they are told this once.
 */
export async function settleAccess(
  access: Access,
  { staff, devices }: HallChanges['lists'],
  after: HallDefinition,
): Promise<FirstPassword[]> {
  access.forgetStaff(staff?.removed ?? [])
  access.forgetDevices(devices?.removed ?? [])
  const passwords = await access.firstPasswords(staff?.added ?? [])
  return after.staff.flatMap(({ id, name, badgeNumber, role }) => {
    const password = passwords.get(id)
    return password === undefined ? [] : { staffId: id, name, badgeNumber, role, password }
  })
}
