import { type ReadonlySignal, signal } from '@preact/signals'
import { staleAfterMs } from '../heartbeat.ts'
import { noteHall } from './hall-changes.ts'
import { forgetHubTime, noteHubTime } from './hub-clock.ts'

/** Silence after which the stream is opened anew, in milliseconds: a phone that slept may hold a dead one. */
const reopenAfterMs = 20_000
/** How long a hidden page keeps its stream, in milliseconds: browsers allow six connections to one host. */
const hiddenGraceMs = 20_000
/** How often it is looked whether the hub has fallen silent, in milliseconds. */
const checkMs = 500

/** What every live view carries: it never goes back in (epoch, rev). */
export interface Versioned {
  readonly epoch: number
  readonly rev: number
  readonly at: number
  /** Tells the hall's definitions apart; left out by views that are read once. */
  readonly hall?: string
}

/** The state of a live view's connection. */
export type LiveConnection = 'connecting' | 'live' | 'stale'

/** A view that follows the hub until it is stopped; the last one stays while the connection is away. */
export interface LiveView<T> {
  readonly view: ReadonlySignal<T | undefined>
  readonly connection: ReadonlySignal<LiveConnection>
  stop(): void
}

/** Settings of a live view. */
export interface LiveOptions {
  /** What a hidden page does: lets the stream go until it is seen again (the default), or keeps it. */
  readonly hidden?: 'pause' | 'keep'
}

/** Follows a view of the hub by server-sent events (`event: view`), for example `/api/v1/queues/live`. */
export function live<T extends Versioned>(path: string, options: LiveOptions = {}): LiveView<T> {
  const view = signal<T | undefined>(undefined)
  const connection = signal<LiveConnection>('connecting')
  let source: EventSource | undefined
  let heardMs = performance.now()
  let openedMs = 0
  let hiddenSinceMs: number | undefined
  let isFirst = true

  const heard = () => {
    heardMs = performance.now()
    connection.value = 'live'
  }
  const take = (data: string) => {
    let next: T
    try {
      next = JSON.parse(data)
    } catch {
      console.warn(`A view of ${path} was not JSON and was dropped`)
      return
    }
    // A new stream that begins with a smaller epoch speaks of a new journal: one hub answers here, so it is believed.
    const isNewJournal = isFirst && view.value !== undefined && next.epoch < view.value.epoch
    isFirst = false
    if (!isNewJournal && isOlder(next, view.value)) return
    if (isNewJournal) forgetHubTime()
    noteHubTime(next.at, next.epoch)
    noteHall(next.hall)
    view.value = next
  }
  const close = () => {
    source?.close()
    source = undefined
  }
  const open = () => {
    close()
    openedMs = performance.now()
    isFirst = true
    source = new EventSource(path)
    source.addEventListener('open', () => {
      isFirst = true
    })
    source.addEventListener('view', (event) => {
      heard()
      take(event.data)
    })
    source.addEventListener('ping', (event) => {
      heard()
      noteHall(hallOf(event.data))
    })
  }
  const check = () => {
    const nowMs = performance.now()
    if (hiddenSinceMs !== undefined && nowMs - hiddenSinceMs > hiddenGraceMs) {
      close()
      return
    }
    const silentMs = nowMs - heardMs
    if (silentMs > staleAfterMs) connection.value = 'stale'
    // A browser gives a stream up for good after an error answer; and one may be silent without an end.
    const isGone = source === undefined || source.readyState === EventSource.CLOSED
    const waitedMs = nowMs - openedMs
    if ((isGone && waitedMs > 2_000) || (silentMs > reopenAfterMs && waitedMs > reopenAfterMs)) open()
  }
  const visibility = () => {
    if (document.visibilityState === 'hidden') {
      if (options.hidden !== 'keep') hiddenSinceMs = performance.now()
      return
    }
    hiddenSinceMs = undefined
    if (source === undefined || performance.now() - heardMs > staleAfterMs) open()
  }
  const offline = () => {
    if (view.value !== undefined) connection.value = 'stale'
  }

  open()
  const timer = setInterval(check, checkMs)
  document.addEventListener('visibilitychange', visibility)
  addEventListener('offline', offline)
  addEventListener('online', open)
  return {
    view,
    connection,
    stop() {
      close()
      clearInterval(timer)
      document.removeEventListener('visibilitychange', visibility)
      removeEventListener('offline', offline)
      removeEventListener('online', open)
    },
  }
}

function isOlder(next: Versioned, shown: Versioned | undefined): boolean {
  if (shown === undefined) return false
  return next.epoch < shown.epoch || (next.epoch === shown.epoch && next.rev < shown.rev)
}

function hallOf(data: string): string | undefined {
  return /"hall":"([^"]*)"/.exec(data)?.[1]
}
