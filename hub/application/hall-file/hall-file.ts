import type { DeviceDefinition, HallDefinition } from '../../../shared/hall-definition.ts'
import type { HallChanges } from '../../../shared/http/hall-file-schemas.ts'
import { rightsOf } from '../../../shared/mqtt/rights.ts'
import type { Hall } from '../../domain/hall.ts'
import { definitionOf } from '../../domain/hall-day/hall-day.ts'
import { fingerprint } from '../fingerprint.ts'

/** The hall as its file says it now: the definition, with the booking set-up as its managers have made it since. */
export function presentDefinition({ day, book }: Hall): HallDefinition {
  const definition = definitionOf(day)
  return book.setupVersion === 0 ? definition : { ...definition, booking: book.setup }
}

/** The text of a hall's file. It holds no password, no device's secret and no visitor. */
export function hallFileText(definition: HallDefinition): string {
  return `${JSON.stringify(definition, null, 2)}\n`
}

/** The version of a hall file: the same for the same text. */
export function hallTag(hall: Hall): string {
  return fingerprint(hallFileText(presentDefinition(hall))).slice(0, 24)
}

/** The lists of a definition whose entries have ids, as the changes name them. */
const lists = ['departments', 'services', 'zones', 'windows', 'staff', 'devices'] as const

/** What differs between two definitions, for the person who decides on it. */
export function changesBetween(before: HallDefinition, after: HallDefinition): HallChanges {
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
  const changed: HallChanges['lists'] = {}
  for (const name of lists) {
    const old = new Map<string, unknown>(before[name].map((entry) => [entry.id, entry]))
    const ids = new Set(after[name].map(({ id }) => id))
    const change = {
      added: after[name].flatMap(({ id }) => (old.has(id) ? [] : id)),
      removed: [...old.keys()].filter((id) => !ids.has(id)),
      changed: after[name].flatMap((entry) =>
        old.has(entry.id) && !same(old.get(entry.id), entry) ? entry.id : [],
      ),
    }
    if (change.added.length + change.removed.length + change.changed.length > 0) changed[name] = change
  }
  const names = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof HallDefinition>
  const isList = new Set<string>(lists)
  const fields = [...names].filter((name) => !isList.has(name) && !same(before[name], after[name]))
  return { lists: changed, fields }
}

/** Devices that are gone, or of another kind, or that may no longer hear and say the same; others only look different. */
export function devicesToCut(before: HallDefinition, after: HallDefinition): string[] {
  const now = new Map(after.devices.map((device) => [device.id, device]))
  const standing = (device: DeviceDefinition | undefined) =>
    device && JSON.stringify([device.kind, rightsOf(before.id, device)])
  return before.devices.flatMap((device) =>
    standing(device) === standing(now.get(device.id)) ? [] : device.id,
  )
}

const definitionTags = new WeakMap<HallDefinition, string>()

/**
 * Tells definitions apart, the same for the same one after a restart and in another hub; empty while there is none. The
 * booking set-up does not count: it goes its own way, and the one that a definition holds may be long past.
 */
export function definitionTag(definition: HallDefinition | null): string {
  if (definition === null) return ''
  const known = definitionTags.get(definition)
  if (known !== undefined) return known
  const { booking: _, ...rest } = definition
  const tag = fingerprint(JSON.stringify(rest)).slice(0, 16)
  definitionTags.set(definition, tag)
  return tag
}
