import { ticketClasses } from '../../shared/hall-definition.ts'
import { BadInput } from '../bad-input.ts'
import type { ClassTarget } from '../domain/staffing/class-target.ts'
import type { VisitorOutcome } from '../domain/waits.ts'

export type { ClassTarget } from '../domain/staffing/class-target.ts'

/** How a day stands to one target. */
export interface TargetFigure {
  readonly target: ClassTarget
  /** Visitors of the class who came. */
  readonly n: number
  /** The share of them that was served within the wait; 1 when nobody came. */
  readonly share: number
  readonly met: boolean
}

const example = 'walkin 90% in 20, appointment 95% in 10, green 99% in 5'
const longestMinutes = 24 * 60

/**
 * Parses `walkin 90% in 20, appointment 95% in 10`: class, percent, minutes, in any order of classes and each at most
 * once. Throws BadInput that names the option `--target`.
 */
export function parseTargets(text: string): ClassTarget[] {
  const targets = text.split(',').map(parseTarget)
  for (const [place, target] of targets.entries())
    if (targets.findIndex((other) => other.class === target.class) < place)
      throw new BadInput('--target', `there are two targets for ${target.class}`)
  return targets
}

/** How the visitors of a day stand to each target, in the order of the targets. */
export function targetFigures(
  visitors: readonly VisitorOutcome[],
  targets: readonly ClassTarget[],
): TargetFigure[] {
  return targets.map((target) => {
    const group = visitors.filter((visitor) => visitor.class === target.class)
    const inTime = group.filter(
      ({ outcome, waitSeconds }) => outcome === 'served' && waitSeconds <= target.withinSeconds,
    ).length
    const share = group.length === 0 ? 1 : inTime / group.length
    return { target, n: group.length, share, met: isShareMet(share, target) }
  })
}

/** Whether a share is what the target asks for; 95 of 100 are 95 %, whatever the last bit of 0.95 says. */
export function isShareMet(share: number, target: ClassTarget): boolean {
  return share >= target.share - 1e-9
}

function parseTarget(part: string): ClassTarget {
  const found = /^\s*(\S+)\s+(\d+(?:\.\d+)?)\s*%\s+in\s+(\d+(?:\.\d+)?)\s*$/i.exec(part)
  if (found === null)
    throw new BadInput(
      '--target',
      `"${part.trim()}" is not a target as CLASS PERCENT% in MINUTES, for example "${example}"`,
    )
  const [, name, percent, minutes] = found
  const named = ticketClasses.find((entry) => entry === name)
  if (named === undefined)
    throw new BadInput('--target', `"${name}" is no class; use ${ticketClasses.join(', ')}`)
  if (Number(percent) > 100) throw new BadInput('--target', `"${percent}%" is more than all`)
  if (Number(minutes) > longestMinutes)
    throw new BadInput('--target', `"${minutes}" minutes are more than a day's ${longestMinutes}`)
  return { class: named, share: Number(percent) / 100, withinSeconds: Number(minutes) * 60 }
}
