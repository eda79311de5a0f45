import { type Rejection, reject } from '../../../shared/errors.ts'
import { stands } from '../../../shared/notice.ts'
import type { Text } from '../../../shared/text.ts'
import type { HallDayEvent } from '../hall-day/events.ts'
import { definitionOf, type HallDay } from '../hall-day/hall-day.ts'
import type { Circumstance, Recorded } from '../journal.ts'

/** Notices that may stand at once: a board shows a few lines, and nobody reads more. */
const mostNotices = 12

/** A notice (公告) that the boards show to visitors. */
export interface Notice {
  readonly id: string
  readonly text: Text
  /** The only zone whose board shows it; null for all. */
  readonly zoneId: string | null
  /** When it ends by itself, in epoch milliseconds; null for until it is withdrawn. */
  readonly until: number | null
}

/** A notice was posted on the boards. */
export interface NoticePosted {
  readonly type: 'NoticePosted'
  readonly noticeId: string
  readonly text: Text
  readonly zoneId: string | null
  readonly until: number | null
}

/** A notice was taken from the boards. */
export interface NoticeWithdrawn {
  readonly type: 'NoticeWithdrawn'
  readonly noticeId: string
}

/** Everything that can happen to notices. */
export type NoticeEvent = NoticePosted | NoticeWithdrawn

/** What can be asked about notices. The id is drawn outside, so that deciding stays deterministic. */
export type NoticeCommand =
  | ({ readonly type: 'PostNotice' } & Notice)
  | { readonly type: 'WithdrawNotice'; readonly noticeId: string }

/** The notices that were posted and not withdrawn, in the order of their posting. Only `evolveNotices` changes it. */
export type NoticeBoard = Map<string, Notice>

/** The notices that stand at an instant, the newest first. */
export function standingNotices(board: NoticeBoard, now: number): Notice[] {
  return [...board.values()].filter((notice) => stands(notice, now)).reverse()
}

/** What comes of a command about notices: its event, none when it changes nothing, or a refusal. Pure. */
export function decideNotice(
  { day, notices }: { readonly day: HallDay; readonly notices: NoticeBoard },
  command: NoticeCommand,
  { now }: Circumstance,
): readonly NoticeEvent[] | Rejection {
  if (command.type === 'WithdrawNotice') {
    const { noticeId } = command
    if (notices.has(noticeId)) return [{ type: 'NoticeWithdrawn', noticeId }]
    return reject('notice_unknown')
  }
  const { id: noticeId, text, zoneId, until } = command
  if (zoneId !== null && !definitionOf(day).zones.some(({ id }) => id === zoneId))
    return reject('zone_unknown', { zone: zoneId })
  if (until !== null && until <= now) return reject('notice_over')
  if (standingNotices(notices, now).length >= mostNotices)
    return reject('notice_limit', { limit: mostNotices })
  return [{ type: 'NoticePosted', noticeId, text, zoneId, until }]
}

/** Applies one event of the hall's journal to the notices. */
export function evolveNotices(
  notices: NoticeBoard,
  { event, at }: Recorded<NoticeEvent | HallDayEvent>,
): void {
  switch (event.type) {
    case 'NoticePosted': {
      const { noticeId: id, text, zoneId, until } = event
      forgetOld(notices, at)
      notices.set(id, { id, text, zoneId, until })
      break
    }
    case 'NoticeWithdrawn':
      notices.delete(event.noticeId)
      break
    case 'BusinessDayOpened':
      forgetOld(notices, at)
      break
    case 'HallConfigured':
      for (const { id, zoneId } of [...notices.values()])
        if (zoneId !== null && !event.definition.zones.some((zone) => zone.id === zoneId)) notices.delete(id)
      break
  }
}

function forgetOld(notices: NoticeBoard, now: number): void {
  for (const notice of [...notices.values()]) if (!stands(notice, now)) notices.delete(notice.id)
}
