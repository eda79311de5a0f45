import { ticketClasses } from '../../../shared/hall-definition.ts'
import type { RebalancingView } from '../../../shared/http/rebalancing-schemas.ts'
import type { Hall } from '../../domain/hall.ts'
import type { Move } from '../../domain/rebalancing/move.ts'
import type { AcceptedMove } from '../../domain/rebalancing/move-book.ts'
import { freeClerks } from '../rebalancing/hall-staff.ts'
import type { RebalancingState } from '../rebalancing/rebalancing-desk.ts'

/** The hour ahead, what could be done about it, and what was done today, as the manager sees it. */
export function rebalancingView(
  { day, moves }: Hall,
  { outlook, warnings, suggestions, present }: RebalancingState,
): RebalancingView {
  const all = [...moves.values()]
  return {
    outlook,
    warnings: warnings.map(({ serviceId, classRank, passesAt, late }) => {
      const name = ticketClasses[classRank] ?? 'walkin'
      return {
        serviceId,
        class: name,
        targetMinutes: day.services.get(serviceId)?.targetMinutes[name] ?? 0,
        passesAt: Math.round(passesAt),
        late,
      }
    }),
    suggestions: suggestions.map(({ moveId, move, until, prediction }) => ({
      moveId,
      move: shown(move),
      until,
      predicted: prediction,
    })),
    accepted: all.toReversed().map((accepted) => ({
      moveId: accepted.moveId,
      move: shown(accepted.move),
      predicted: accepted.predicted,
      acceptedAt: accepted.acceptedAt,
      acceptedBy: day.staff.get(accepted.acceptedBy)?.name ?? { zh: accepted.acceptedBy, en: '' },
      until: accepted.until,
      status: accepted.stage.status,
      real: accepted.stage.status === 'measured' ? accepted.stage.real : null,
      undo: accepted.stage.status === 'undone' ? 'over' : accepted.overtaken ? 'overtaken' : 'possible',
      mixed: all.some((other) => isMixed(accepted, other)),
    })),
    freeClerks: freeClerks(day, present).map(({ id, name, badgeNumber }) => ({
      staffId: id,
      name,
      badgeNumber,
      present: present.has(id),
    })),
  }
}

/** Whether another move was in force for a part of the hour of this one. */
function isMixed(one: AcceptedMove, other: AcceptedMove): boolean {
  if (one.moveId === other.moveId) return false
  const endedAt = other.stage.status === 'undone' ? other.stage.undoneAt : other.until
  return other.acceptedAt < one.until && endedAt > one.acceptedAt && other.acceptedAt > one.acceptedAt
}

function shown(move: Move): RebalancingView['suggestions'][number]['move'] {
  return move.kind === 'change-services'
    ? { ...move, from: [...move.from], services: [...move.services] }
    : move
}
