import type { DayAheadView, RebalancingView } from '../../../shared/http/rebalancing-schemas.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

type Predicted = RebalancingView['suggestions'][number]['predicted']
type Accepted = RebalancingView['accepted'][number]

function figure(mean: number) {
  return { mean, low: Math.floor(mean / 2), high: Math.ceil(mean * 1.6) }
}

/** Late visitors without and with a move, and the longest wait in minutes. */
function predicted(late: readonly [number, number], worst: readonly [number, number]): Predicted {
  const change = late[1] - late[0]
  return {
    replications: 80,
    lateWithout: figure(late[0]),
    lateWith: figure(late[1]),
    lateChange: { mean: change, low: change - 1.3, high: change + 1.2 },
    worstWaitWithoutMs: figure(worst[0] * minuteMs),
    worstWaitWithMs: figure(worst[1] * minuteMs),
    worstWaitChangeMs: figure((worst[1] - worst[0]) * minuteMs),
  }
}

/** A move that was accepted some minutes ago and runs. */
function acceptedMove(moveId: string, move: Accepted['move'], part: Partial<Accepted> = {}): Accepted {
  const acceptedAt = Date.now() - 20 * minuteMs
  return {
    moveId,
    move,
    predicted: predicted([12.4, 5.2], [41, 28]),
    acceptedAt,
    acceptedBy: { zh: '吴丽华', en: 'Wu Lihua' },
    until: acceptedAt + hourMs,
    status: 'running',
    real: null,
    undo: 'possible',
    mixed: false,
    ...part,
  }
}

/** A hall on its way into trouble: five warnings, three suggestions, and three moves of the day. */
export function troubledRebalancing(): RebalancingView {
  const at = Date.now()
  const warning = (
    serviceId: string,
    minutes: number,
    part: Partial<RebalancingView['warnings'][number]>,
  ) => ({
    serviceId,
    class: 'walkin' as const,
    targetMinutes: 20,
    passesAt: at + minutes * minuteMs,
    late: 3,
    ...part,
  })
  return {
    outlook: {
      at,
      until: at + hourMs,
      late: figure(12.4),
      worstWaitMs: figure(41 * minuteMs),
      superseded: false,
    },
    warnings: [
      warning('id-card', 9, {}),
      warning('property-transfer', 14, { targetMinutes: 30 }),
      warning('mortgage', 19, { targetMinutes: 30 }),
      warning('fund-loan', 25, { class: 'appointment', targetMinutes: 10 }),
      warning('medical-claim', 45, {}),
    ],
    suggestions: [
      {
        moveId: 'm1',
        until: at + hourMs,
        move: { kind: 'open-window', windowId: 'w07', clerkId: 'f1' },
        predicted: predicted([12.4, 5.2], [41, 28]),
      },
      {
        moveId: 'm2',
        until: at + hourMs,
        move: {
          kind: 'change-services',
          windowId: 'w06',
          change: 'added',
          from: ['cross-province'],
          services: [
            'cross-province',
            'property-transfer',
            'mortgage',
            'property-search',
            'utilities-transfer',
          ],
        },
        predicted: predicted([12.4, 9.8], [41, 36]),
      },
      {
        moveId: 'm3',
        until: at + hourMs,
        move: { kind: 'resume-window', windowId: 'w19' },
        predicted: predicted([12.4, 10.9], [41, 39]),
      },
    ],
    accepted: [
      acceptedMove('a3', { kind: 'resume-window', windowId: 'w12' }),
      acceptedMove(
        'a2',
        { kind: 'delay-break', windowId: 'w12', minutes: 30, breakFrom: at + 10 * minuteMs },
        { status: 'undone', undo: 'over' },
      ),
      acceptedMove(
        'a1',
        { kind: 'open-window', windowId: 'w01', clerkId: 'c0' },
        {
          status: 'measured',
          acceptedAt: at - 95 * minuteMs,
          real: { late: 6, worstWaitMs: 30 * minuteMs, visitors: 120 },
        },
      ),
    ],
    freeClerks: [
      { staffId: 'f1', name: { zh: '周海燕', en: 'Zhou Haiyan' }, badgeNumber: '0325', present: true },
      { staffId: 'f2', name: { zh: '许志强', en: 'Xu Zhiqiang' }, badgeNumber: '0326', present: false },
    ],
  }
}

/** The same after a suggestion was accepted, or a move put back. */
export function movedView(before: RebalancingView, moveId: string, act: string): RebalancingView {
  if (act === 'undo')
    return {
      ...before,
      accepted: before.accepted.map((accepted) =>
        accepted.moveId === moveId ? { ...accepted, status: 'undone', undo: 'over' } : accepted,
      ),
    }
  const suggestion = before.suggestions.find((one) => one.moveId === moveId)
  if (suggestion === undefined) return before
  return {
    ...before,
    suggestions: [],
    accepted: [acceptedMove(moveId, suggestion.move), ...before.accepted],
  }
}

/** A next working day of two hours and two kinds of windows. */
export function nextDay(): DayAheadView {
  const nine = Date.parse('2026-11-24T01:00:00Z')
  return {
    status: 'ready',
    date: '2026-11-24',
    visitors: 612,
    booked: 84,
    windowHours: { planned: 48, needed: 31.5 },
    isMet: true,
    targets: [
      { class: 'green', share: 0.99, withinMinutes: 5, mean: 0.995, low: 0.991, high: 0.999 },
      { class: 'appointment', share: 0.95, withinMinutes: 10, mean: 0.97, low: 0.955, high: 0.985 },
      { class: 'walkin', share: 0.9, withinMinutes: 20, mean: 0.93, low: 0.91, high: 0.95 },
    ],
    kinds: [
      { takes: 'any', windowNumbers: [1, 2, 3, 4] },
      { takes: 'some', windowNumbers: [11, 12] },
      { takes: 'some', windowNumbers: [8] },
    ],
    halfHours: Array.from({ length: 16 }, (_, place) => ({
      beginsAt: nine + place * 30 * minuteMs,
      planned: 24,
      needed: [12 + (place % 3), 2, 0],
    })),
  }
}
