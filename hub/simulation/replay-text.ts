import type { ReplayReport } from './replay-report.ts'
import { percent, waitsTable } from './waits-table.ts'

/** The report as a person reads it in a terminal, Chinese and English. */
export function reportText(report: ReplayReport, title: string, source: string): string {
  const { counts, callToBoard } = report
  return [
    title,
    ...sourceLines(source),
    '',
    `取号 issued ${counts.issued} · 打印 printed ${counts.printed} · 叫号 called ${counts.called} · ` +
      `办结 served ${counts.served} · 评价 rated ${counts.rated} · 离开 left ${counts.left} · 未办 unserved ${counts.unserved}`,
    '',
    ...bookingLines(report),
    ...waitsTable(report),
    '',
    `窗口利用率 utilisation ${percent(report.utilisation)}`,
    `叫号到显示屏 call to board: p50 ${Math.round(callToBoard.p50)} ms, p99 ${Math.round(callToBoard.p99)} ms, ` +
      `max ${Math.round(callToBoard.max)} ms (${callToBoard.n} calls); 语音 announcements ${report.announcements}`,
    ...restartLines(report),
    ...lateLines(report),
    '',
    ...report.checks.map(
      ({ ok, title: what, detail }) =>
        `${ok ? '✓' : '✗'} ${what.zh} / ${what.en}${detail === '' ? '' : ` (${detail})`}`,
    ),
    '',
    report.checks.every((check) => check.ok) ? '全部通过 all checks hold' : '有检查未通过 some checks FAILED',
  ].join('\n')
}

/** Where the figures come from, the plan's note, and what is drawn in them. */
export function sourceLines(source: string): string[] {
  return [
    `来源 source: ${source === '' ? '计划未注明 the plan does not say' : source}`,
    "优先、预约和耐心取自日文件，所附样本日中为抽样 / priorities, bookings and patience are the day file's; drawn in the days shipped here",
  ]
}

function bookingLines({ bookings, byClass }: ReplayReport): string[] {
  if (bookings === null) return []
  const { audit, booked, messages } = bookings
  const { n, inTarget } = byClass.appointment
  return [
    `预约 booked ${booked} · 签到 checked in ${audit.checkedIn} (迟到 late ${audit.late}) · ` +
      `爽约 no-shows ${audit.noShows} (计入 counted ${audit.counted}) · 短信 messages ${messages.length}`,
    `预约等候达标 appointments called within their target: ${percent(inTarget)} of ${n}`,
    '',
  ]
}

function restartLines({ restarts, speed }: ReplayReport): string[] {
  if (restarts.length === 0) return []
  const right = restarts.map(
    ({ readyAtMs, rightAtMs }) => (rightAtMs ?? Number.POSITIVE_INFINITY) - readyAtMs,
  )
  const down = restarts.map(({ killedAtMs, readyAtMs }) => readyAtMs - killedAtMs)
  const range = (values: number[]) =>
    `${(Math.min(...values) / 1000).toFixed(2)}-${(Math.max(...values) / 1000).toFixed(2)} s`
  return [
    `强制中断 kills ${restarts.length}: 停机 down ${range(down)}, 各屏恢复正确 screens right ${range(right)} after it was ready`,
    `  停机 1 秒相当于大厅的 ${speed} 秒，计入等候 / a second down is ${speed} s in the hall and part of the waits`,
  ]
}

function lateLines({ lateSeconds }: ReplayReport): string[] {
  if (lateSeconds === 0) return []
  return [
    `注意：开场晚了 ${Math.round(lateSeconds)} 秒 / note: the players began ${Math.round(lateSeconds)} virtual seconds late`,
  ]
}
