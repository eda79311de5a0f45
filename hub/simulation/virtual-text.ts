import { callOrderWords } from '../../shared/texts/day-report.ts'
import type { DayRun } from './day-run.ts'
import type { Witness } from './decider-witness.ts'
import { sourceLines } from './replay-text.ts'
import type { TargetFigure } from './target.ts'
import type { VirtualFigures } from './virtual-figures.ts'
import { classNames, figuresRow, headRow, percent, waitsTable } from './waits-table.ts'

/** Everything that a replay in virtual time tells in the terminal. */
export interface VirtualOutcome {
  readonly run: DayRun
  readonly figures: VirtualFigures
  /** Bookings whose visitor never came. */
  readonly absent: number
  /** The same day under other policies. */
  readonly others: readonly { readonly run: DayRun; readonly figures: VirtualFigures }[]
  readonly targets: readonly TargetFigure[]
  /** What the hall's deciders said; a text when they differ. */
  readonly witness: Witness | string
}

/** A replay as a person reads it in a terminal, Chinese and English. `files` names plan and day. */
export function virtualText(outcome: VirtualOutcome, files: string): string {
  const { run, figures, absent } = outcome
  const { zh, en } = callOrderWords[run.policy]
  return [
    `${run.plan.hall} · ${files} · 叫号规则 policy ${run.policy} (${zh} ${en})`,
    ...sourceLines(run.plan.source),
    '',
    `到场 came ${figures.all.n} · 办结 served ${figures.all.served} · 离开 left ${figures.left} · ` +
      `未办 unserved ${figures.unserved} · 爽约 booked and never came ${absent}`,
    '',
    ...waitsTable(figures),
    '',
    `窗口利用率 utilisation ${percent(figures.utilisation)}`,
    '',
    ...otherLines(outcome),
    ...targetLines(outcome),
    witnessLine(outcome),
    '',
  ].join('\n')
}

function otherLines({ run, figures, others }: VirtualOutcome): string[] {
  if (others.length === 0) return []
  return [
    headRow('规则对照 policies, s'),
    ...[{ run, figures }, ...others].map((one) => figuresRow(one.run.policy, one.figures.all)),
    '',
  ]
}

function targetLines({ targets }: VirtualOutcome): string[] {
  return targets.map(({ target, n, share, met }) => {
    const minutes = target.withinSeconds / 60
    const asked = `${minutes} 分钟内 ${percent(target.share)} within ${minutes} min`
    return `${met ? '✓' : '✗'} ${classNames[target.class]} ${asked}: ${(share * 100).toFixed(2)}% of ${n}`
  })
}

function witnessLine({ witness }: VirtualOutcome): string {
  if (typeof witness === 'string') return `✗ 与大厅的叫号决定不一致 the hall's deciders DIFFER: ${witness}`
  const { confirmed, ties } = witness
  const equals = ties === 0 ? '' : `；另有 ${ties} 次在同等者之间 and ${ties} more were between equals`
  return `✓ 大厅的叫号决定逐一核对 the hall's deciders made the same calls: ${confirmed}${equals}`
}
