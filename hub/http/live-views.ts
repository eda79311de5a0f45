import { heartbeatMs } from '../../shared/heartbeat.ts'
import type { Version } from '../application/state-messages.ts'

/** Changes are told together, this much after the first: a rush costs each page four views a second at most. */
const delayMs = 250
/** Bytes that may wait for a slow page; past it the line is cut, and the page comes back for the present view. */
const maxUnreadBytes = 512 * 1024
/** A shared view is made anew after this long though nothing was committed: it tells how long people have waited. */
const sharedMs = 1_000
/** Pages that may follow at once: a large hall's staff, kiosks and waiting visitors. */
const maxSubscribers = 5_000
/** Of these, kept free for the staff: anybody may open a visitor's page, as often as he likes. */
const keptForStaff = 500
/** Pages told in one turn of the loop: some milliseconds, so that commands are taken between. */
const toldInOneTurn = 200
/** The next round of changes waits so many times as long as the last one worked: thousands of pages cost a quarter of a processor. */
const restByWork = 3
/** It waits no longer than this, so that each page shows the truth within 2 s. */
const longestDelayMs = 1_000
/** With every so manieth ping it is looked at whether a view that ages slowly has changed. */
const pingsBetweenLooks = 3

/** Makes a view that many pages follow once for all of them: anew for each sequence, and each second for what ages. */
export function sharedView<View extends Version>(
  version: () => Version,
  render: (version: Version) => View,
): () => View {
  let last: View | undefined
  return () => {
    const now = version()
    const isSame = last?.rev === now.rev && last.epoch === now.epoch && now.at - last.at < sharedMs
    if (last === undefined || !isSame) last = render(now)
    return last
  }
}

interface Subscriber {
  tell(occasion: Occasion): void
  close(): void
}

type Occasion = 'when-changed' | 'ping'

/** What live views stand on. */
export interface LiveViewsParts {
  /** Version and time of now. */
  version(): Version
  /** Tells the hall's definitions apart; pages that loaded the hall hear of another one. */
  hallTag(): string
  /** Told when a view could not be made: its page is cut, the others go on. */
  onError(error: unknown): void
}

/** How a page follows its view. */
export interface Following {
  /** A page that already has the version of this id is told only of the next change. */
  readonly lastEventId: string | undefined
  /** Asked with every ping; its no ends the stream. */
  readonly mayStillSee?: () => boolean
  /** How soon the view is another though nothing was committed; `slowly` may be seen some ten seconds later. */
  readonly ages: 'quickly' | 'slowly'
}

const encoder = new TextEncoder()

/** Keeps pages up to date by server-sent events: the whole view whenever it changed, never an older one. */
export class LiveViews {
  private readonly parts: LiveViewsParts
  private readonly subscribers = new Set<Subscriber>()
  private readonly texts = new WeakMap<Version, string>()
  private changeTimer: NodeJS.Timeout | undefined
  private pingTimer: NodeJS.Timeout | undefined
  /** Rounds that are not over yet: when they are slow, they must not pile up. */
  private readonly underWay = new Set<Occasion>()
  /** Whether something was committed since the last round of changes began. */
  private hasNews = false
  /** How long the loop worked for the last whole round of changes. */
  private roundWorkedMs = 0

  constructor(parts: LiveViewsParts) {
    this.parts = parts
  }

  start(): void {
    this.pingTimer = setInterval(() => this.tellAll('ping'), heartbeatMs)
  }

  stop(): void {
    clearInterval(this.pingTimer)
    clearTimeout(this.changeTimer)
    for (const subscriber of [...this.subscribers]) subscriber.close()
  }

  /** Pages that follow now. */
  get size(): number {
    return this.subscribers.size
  }

  /** Whether one more page may follow. */
  hasRoomFor(audience: 'staff' | 'visitors'): boolean {
    return this.subscribers.size < (audience === 'staff' ? maxSubscribers : maxSubscribers - keptForStaff)
  }

  /** Something was committed: every page gets its view again shortly, if it differs. */
  changed(): void {
    this.hasNews = true
    // Its end asks again.
    if (this.underWay.has('when-changed')) return
    const waitMs = Math.min(Math.max(delayMs, restByWork * this.roundWorkedMs), longestDelayMs)
    this.changeTimer ??= setTimeout(() => {
      this.changeTimer = undefined
      this.hasNews = false
      this.tellAll('when-changed')
    }, waitMs)
  }

  /** The stream of a view. `render` makes the present view, or undefined when there is none any more, which ends the stream. */
  stream(render: () => Version | undefined, following: Following): Response {
    let subscriber: Subscriber | undefined
    const body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          subscriber = this.subscriber(controller, render, following)
          this.subscribers.add(subscriber)
          subscriber.tell('when-changed')
        },
        cancel: () => {
          if (subscriber !== undefined) this.subscribers.delete(subscriber)
        },
      },
      new ByteLengthQueuingStrategy({ highWaterMark: maxUnreadBytes }),
    )
    const headers = { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' }
    return new Response(body, { headers: { ...headers, 'X-Accel-Buffering': 'no' } })
  }

  private subscriber(
    controller: ReadableStreamDefaultController<Uint8Array>,
    render: () => Version | undefined,
    { lastEventId, mayStillSee = () => true, ages }: Following,
  ): Subscriber {
    let known = lastEventId
    let shown = ''
    let pings = 0
    const close = () => {
      if (!this.subscribers.delete(self)) return
      controller.close()
    }
    const cut = (error: unknown) => {
      if (this.subscribers.delete(self)) controller.error(error)
    }
    const send = (text: string) => {
      if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(text))
      // An orderly end would wait, with all that is unread, for a page that may never read it.
      else cut(new Error('a live page did not read'))
    }
    const ping = (version: Version) => send(`event: ping\ndata: {${this.headOf(version)}}\n\n`)
    const look = (occasion: Occasion) => {
      const view = render()
      if (view === undefined) return close()
      const id = `${view.epoch}.${view.rev}`
      const text = this.textOf(view)
      const isNews = text !== shown && known !== id
      known = undefined
      shown = text
      const head = this.headOf(view)
      const data = text === '{}' ? `{${head}}` : `{${head},${text.slice(1)}`
      if (isNews) send(`event: view\nid: ${id}\ndata: ${data}\n\n`)
      else if (occasion === 'ping') ping(view)
    }
    const tell = (occasion: Occasion) => {
      if (occasion === 'ping') {
        if (!mayStillSee()) return close()
        pings += 1
        if (ages === 'slowly' && pings % pingsBetweenLooks !== 0) return ping(this.parts.version())
      }
      look(occasion)
    }
    const self: Subscriber = {
      close,
      tell(occasion) {
        try {
          tell(occasion)
        } catch (error) {
          onError(error)
          cut(error)
        }
      },
    }
    const { onError } = this.parts
    return self
  }

  /** What each event says first: of which moment it is, and which hall the page has to know. */
  private headOf({ epoch, rev, at }: Version): string {
    const hallTag = this.parts.hallTag()
    return `"epoch":${epoch},"rev":${rev},"at":${at}${hallTag === '' ? '' : `,"hall":"${hallTag}"`}`
  }

  /** The view without its version, as JSON; a shared view is written once for all of its pages. */
  private textOf(view: Version): string {
    let text = this.texts.get(view)
    if (text === undefined) {
      const { epoch: _, rev: __, at: ___, ...content } = view
      text = JSON.stringify(content)
      this.texts.set(view, text)
    }
    return text
  }

  private tellAll(occasion: Occasion): void {
    if (this.underWay.has(occasion)) return
    this.underWay.add(occasion)
    this.tellSome([...this.subscribers], occasion)
  }

  private tellSome(subscribers: readonly Subscriber[], occasion: Occasion, workedMs = 0): void {
    const startedMs = performance.now()
    // Some have gone since the round began.
    for (const subscriber of subscribers.slice(0, toldInOneTurn))
      if (this.subscribers.has(subscriber)) subscriber.tell(occasion)
    const worked = workedMs + performance.now() - startedMs
    const others = subscribers.slice(toldInOneTurn)
    if (others.length > 0) {
      setImmediate(() => this.tellSome(others, occasion, worked))
      return
    }
    this.underWay.delete(occasion)
    if (occasion === 'ping') return
    this.roundWorkedMs = worked
    if (this.hasNews) this.changed()
  }
}
