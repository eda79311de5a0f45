import { anyService } from '../../../shared/service-list.ts'
import { callOrderWords } from '../../../shared/texts/day-report.ts'
import { openBy } from '../../domain/staffing/half-hours.ts'
import { msBetween } from '../../domain/staffing/shift-layout.ts'
import type { WindowKind } from '../../domain/staffing/staffing-problem.ts'
import { sourceLines } from '../replay-text.ts'
import type { ClassTarget } from '../target.ts'
import { formatTimeOfDay } from '../time-of-day.ts'
import { virtualPlan } from '../virtual-replay.ts'
import { classNames, percent, widthOf } from '../waits-table.ts'
import type { PlayedPlan, Recommendation } from './recommend.ts'
import { type StaffOutcome, savingOf } from './staff-outcome.ts'

const nameWidth = 26
/** Of a service, where it heads a column. */
const longestName = 8

/** The recommended staffing as a person reads it in a terminal, Chinese and English. `files` names plan and day. */
export function staffText(outcome: StaffOutcome, files: string): string {
  const { setup, best, others } = outcome
  const { zh, en } = callOrderWords[setup.policy]
  return [
    `${setup.plan.hall} · ${files} · 叫号规则 policy ${setup.policy} (${zh} ${en})`,
    ...sourceLines(setup.plan.source),
    `目标 target: ${setup.targets.map(targetText).join(' · ')}`,
    `搜索 search: 当日及抽样 the day and ${best.searchedDays} drawn days · 检验 check: 另抽 ${best.answer.fresh.days} fresh days · ` +
      `轮次 rounds ${best.rounds} · 种子 seed ${outcome.seed}`,
    '',
    ...halfHourTable(best),
    '',
    ...planTable(outcome),
    '',
    ...others.flatMap((other) => otherLines(other, best)),
    verdict(best),
    '',
  ].join('\n')
}

/** Windows open in each half hour: as run, and recommended by kind. */
function halfHourTable({ problem, staffing, run }: Recommendation): string[] {
  const { halfHours, kinds } = problem
  const before = openBy(virtualPlan(run.plan).windows, halfHours)
  const names = kinds.map(kindName)
  const widths = names.map((name) => Math.max(6, widthOf(name) + 2))
  const byKind = (cells: readonly string[]) =>
    cells.map((cell, kind) => padded(cell, widths[kind] ?? 0)).join('')
  const line = (name: string, run: string, recommended: string, cells: readonly string[]) =>
    filled(name, nameWidth) + padded(run, 12) + padded(recommended, 18) + byKind(cells)
  const isOfKinds = kinds.length > 1
  return [
    line('窗口数 windows open', '原来 run', '建议 recommended', isOfKinds ? names : []),
    ...halfHours.map(({ beginsAt, endsAt }, place) => {
      const counts = staffing.map((open) => open[place] as number)
      const all = counts.reduce((sum, count) => sum + count, 0)
      const span = `  ${formatTimeOfDay(beginsAt / 1000)}-${formatTimeOfDay(endsAt / 1000)}`
      return line(span, (before[place] ?? 0).toFixed(1), String(all), isOfKinds ? counts.map(String) : [])
    }),
    ...(isOfKinds
      ? [
          line(
            '',
            '',
            '小时 hours',
            staffing.map((open) => hoursOf(open, halfHours).toFixed(1)),
          ),
        ]
      : []),
  ]
}

/** The plan as run and the recommended one, side by side. */
function planTable({ setup, best, others }: StaffOutcome): string[] {
  const columns = [
    { name: '原来 run', kinds: '', played: best.run },
    { name: '建议 recommended', kinds: choiceNames[best.choice], played: best.answer },
    ...others.map(({ choice, answer }) => ({
      name: '对照 compare',
      kinds: choiceNames[choice],
      played: answer,
    })),
  ]
  const width = 26
  const row = (name: string, cell: (played: PlayedPlan) => string) =>
    filled(name, nameWidth) + columns.map(({ played }) => padded(cell(played), width)).join('')
  return [
    filled('', nameWidth) + columns.map(({ name }) => padded(name, width)).join(''),
    filled('窗口类型 kinds of windows', nameWidth) +
      columns.map(({ kinds }) => padded(kinds, width)).join(''),
    row('窗口小时 window-hours', ({ windowHours }) => windowHours.toFixed(1)),
    row('节省 saved', (played) => savingText(best.run, played)),
    row('窗口 windows', ({ plan }) => String(plan.windows.filter(({ shifts }) => shifts.length > 0).length)),
    '达标率：当日；抽样日均值 [95% 置信区间] share in target: the day; mean of fresh days [95 % interval]',
    ...setup.targets.map((target, place) =>
      row(`  ${classNames[target.class]} ${percentOf(target.share)}`, (played) => shareText(played, place)),
    ),
    '当日；抽样日均值 the day; mean of fresh days',
    row(
      '  利用率 utilisation',
      ({ recorded, fresh }) => `${percent(recorded.utilisation)}; ${percent(fresh.utilisation)}`,
    ),
    row(
      '  加班 overtime',
      ({ recorded, fresh }) => `${recorded.overtimeHours.toFixed(1)}; ${fresh.overtimeHours.toFixed(1)} h`,
    ),
    row(
      '  最长等候 longest wait',
      ({ recorded, fresh }) =>
        `${minutes(recorded.longestWaitSeconds)}; ${minutes(fresh.longestWaitSeconds)} min`,
    ),
    row('  未办 unserved', ({ recorded, fresh }) => `${recorded.unserved}; ${fresh.unserved.toFixed(1)}`),
    row('  离开 left', ({ recorded, fresh }) => `${recorded.left}; ${fresh.left.toFixed(1)}`),
    '当日最差 worst of the day',
    row('  半小时 half hour', ({ recorded: { worstHalfHour } }) =>
      worstHalfHour === null ? '-' : `${formatTimeOfDay(worstHalfHour.key)} ${percent(worstHalfHour.share)}`,
    ),
    row('  事项 service', ({ recorded: { worstService } }) =>
      worstService === null ? '-' : `${worstService.key} ${percent(worstService.share)}`,
    ),
  ]
}

function otherLines(other: Recommendation, best: Recommendation): string[] {
  if (!other.isMet) return [`${choiceNames[other.choice]}: ${missedText(other)}`]
  if (!best.isMet) return []
  const { hours, share } = savingOf(best.answer, other.answer)
  const [zh, en] = hours >= 0 ? ['再省', 'would save another'] : ['多用', 'would take another']
  return [
    `${choiceNames[other.choice]}: ${zh} ${en} ${Math.abs(hours).toFixed(1)} h (${percent(Math.abs(share))})`,
  ]
}

function verdict(best: Recommendation): string {
  const { run, answer, choice } = best
  if (!best.isMet) return `✗ ${missedText(best)}`
  return (
    `✓ 达标 target met · ${choiceNames[choice]} · 窗口小时 window-hours ${run.windowHours.toFixed(1)} → ` +
    `${answer.windowHours.toFixed(1)}, 节省 saved ${savingText(run, answer)}`
  )
}

/** What is missing where the target cannot be met. */
function missedText({ problem, answer }: Recommendation): string {
  const missing = problem.targets.flatMap((target, place) => {
    const share = answer.fresh.shares[place]
    const recorded = answer.recorded.targets[place]
    const lowest = Math.min(recorded?.share ?? 1, share === undefined || share.days < 2 ? 1 : share.low)
    const points = (target.share - lowest) * 100
    return points > 0
      ? [`${classNames[target.class]} ${percent(lowest)}, 差 short by ${points.toFixed(1)} 个百分点 points`]
      : []
  })
  return `现有 ${problem.mostWindows} 个窗口未能达标 not met with the plan's ${problem.mostWindows} windows: ${missing.join(' · ')}`
}

const choiceNames = { kept: '不变 as in the plan', comprehensive: '全综合 comprehensive' } as const

function savingText(run: PlayedPlan, played: PlayedPlan): string {
  const { hours, share } = savingOf(run, played)
  return `${hours.toFixed(1)} h (${percent(share)})`
}

function shareText({ recorded, fresh }: PlayedPlan, place: number): string {
  const share = fresh.shares[place]
  const day = recorded.targets[place]
  const drawn =
    share === undefined || share.days < 2
      ? '-'
      : `${(share.mean * 100).toFixed(1)} [${(share.low * 100).toFixed(1)}-${(Math.min(1, share.high) * 100).toFixed(1)}]`
  return `${day === undefined || day.n === 0 ? '-' : percent(day.share)}; ${drawn}`
}

function targetText({ class: name, share, withinSeconds }: ClassTarget): string {
  return `${classNames[name]} ${percentOf(share)} ${withinSeconds / 60} min`
}

function kindName({ services }: WindowKind): string {
  const [first = ''] = services
  if (first === anyService) return '综合 any'
  const name = first.length > longestName ? `${first.slice(0, longestName - 1)}…` : first
  return services.length === 1 ? name : `${name}+${services.length - 1}`
}

function hoursOf(open: readonly number[], halfHours: Parameters<typeof msBetween>[1]): number {
  return open.reduce(
    (sum, count, place) => sum + (count * msBetween({ from: place, to: place + 1 }, halfHours)) / 3_600_000,
    0,
  )
}

const minutes = (seconds: number) => (seconds / 60).toFixed(0)
const percentOf = (share: number) => `${Number((share * 100).toFixed(2))}%`
const filled = (text: string, width: number) => text + ' '.repeat(Math.max(1, width - widthOf(text)))
const padded = (text: string, width: number) => ' '.repeat(Math.max(1, width - widthOf(text))) + text
