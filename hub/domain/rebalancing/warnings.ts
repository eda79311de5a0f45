import type { LineOutlook } from './rebalancer.ts'

const minuteMs = 60_000
/** A warning comes when so large a share of the hours ahead has a late visitor. */
const raiseShare = 0.5
/** It goes when fewer than this have one, for as long as the calm lasts. */
const clearShare = 0.35
const calmMs = 3 * minuteMs
/** The announced time stays while the newest one is that near. */
const sameTimeMs = 4 * minuteMs

/** Somebody of a service and class will wait longer than the target, if nothing is done. */
export interface Warning {
  readonly serviceId: string
  readonly classRank: number
  /** When it was raised. */
  readonly since: number
  /** When the first visitor from now on is expected to pass the target. */
  readonly passesAt: number
  /** Expected late visitors of the hour ahead. */
  readonly late: number
  /** Since when the outlook is calm again; null while it is not. */
  readonly calmSince: number | null
}

/**
 * The warnings after one more outlook: new ones come at once, what has been announced keeps its time while it is about
 * right, and nothing goes before the outlook has been calm for a few minutes.
 *
 * @param serviceIds ids of the scene's services by their places
 */
export function warningsAfter(
  before: readonly Warning[],
  lines: readonly LineOutlook[],
  serviceIds: readonly string[],
  now: number,
): Warning[] {
  const known = new Map(before.map((warning) => [keyOf(warning), warning]))
  const after: Warning[] = []
  for (const line of lines) {
    const serviceId = serviceIds[line.service]
    if (serviceId === undefined) continue
    const warning = known.get(keyOf({ serviceId, classRank: line.classRank }))
    known.delete(keyOf({ serviceId, classRank: line.classRank }))
    const next = warning === undefined ? raised(line, serviceId, now) : kept(warning, line, now)
    if (next !== undefined) after.push(next)
  }
  for (const warning of known.values()) {
    const calm = calmed({ ...warning, late: 0 }, now)
    if (calm !== undefined) after.push(calm)
  }
  return after.sort((one, other) => one.passesAt - other.passesAt || other.late - one.late)
}

function raised({ classRank, late, lateShare, passesAt }: LineOutlook, serviceId: string, now: number) {
  if (lateShare < raiseShare || passesAt === null) return undefined
  return { serviceId, classRank, since: now, passesAt, late, calmSince: null }
}

function kept(
  warning: Warning,
  { late, lateShare, passesAt }: LineOutlook,
  now: number,
): Warning | undefined {
  const told =
    passesAt === null ? warning : { ...warning, passesAt: steadied(warning.passesAt, passesAt, now) }
  if (lateShare < clearShare) return calmed({ ...told, late }, now)
  return { ...told, late, calmSince: null }
}

/** A time that has come is not announced any more. */
function steadied(told: number, newest: number, now: number): number {
  return told > now && Math.abs(newest - told) <= sameTimeMs ? told : newest
}

function calmed(warning: Warning, now: number): Warning | undefined {
  const calmSince = warning.calmSince ?? now
  return now - calmSince >= calmMs ? undefined : { ...warning, calmSince }
}

function keyOf({ serviceId, classRank }: { serviceId: string; classRank: number }): string {
  return `${serviceId}/${classRank}`
}
