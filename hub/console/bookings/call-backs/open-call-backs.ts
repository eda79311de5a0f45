import type { CallBackList } from '../../../../shared/http/call-back-schemas.ts'

type CallBack = CallBackList['callBacks'][number]

/** The repeat visits that nobody has called about yet, the oldest first. */
export function openCallBacks(all: readonly CallBack[]): CallBack[] {
  return all.filter(({ closed }) => closed === null).toSorted((a, b) => a.flaggedAt - b.flaggedAt)
}
