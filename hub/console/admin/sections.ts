import type { StaffRole } from '../../../shared/hall-definition.ts'
import type { Text } from '../../../shared/text.ts'
import { adminTexts } from '../../../shared/texts/console-admin.ts'
import { hallTexts } from '../../../shared/texts/console-admin-hall.ts'
import { voiceTexts } from '../../../shared/texts/console-admin-voice.ts'

/** The parts of the administrator's page, in order of use; `edits` those that are forms of the hall. */
export const sections = [
  { id: 'services', words: hallTexts.services, edits: true },
  { id: 'windows', words: hallTexts.windows, edits: true },
  { id: 'places', words: hallTexts.places, edits: true },
  { id: 'staff', words: hallTexts.staff, edits: true },
  { id: 'devices', words: adminTexts.devices, edits: false },
  { id: 'device-data', words: hallTexts.deviceForms, edits: true },
  { id: 'ticket', words: hallTexts.ticket, edits: true },
  { id: 'words', words: hallTexts.words, edits: true },
  { id: 'voice', words: voiceTexts.voice, edits: true },
  { id: 'rules', words: hallTexts.rules, edits: true },
  { id: 'transfer', words: hallTexts.transfer, edits: true },
  { id: 'audit', words: adminTexts.audit, edits: false },
] as const satisfies readonly { readonly id: string; readonly words: Text; readonly edits: boolean }[]
export type SectionId = (typeof sections)[number]['id']

/** The parts that a role finds on the page: a manager enrols devices, and nothing else. */
export function sectionsOf(role: StaffRole): readonly (typeof sections)[number][] {
  return role === 'administrator' ? sections : sections.filter(({ edits }) => !edits)
}

/** The part that an address names after its `#`, else the first of the role's. */
export function sectionOf(hash: string, role: StaffRole): SectionId {
  const mine = sectionsOf(role)
  return (mine.find(({ id }) => `#${id}` === hash) ?? mine[0] ?? sections[0]).id
}
