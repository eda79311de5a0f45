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
  tell(view: 'when-changed' | 'ping'): void
  close(): void
}

const encoder = new TextEncoder()

/** Keeps pages up to date by server-sent events: the whole view whenever it changed, never an older one. */
export class LiveViews {
  private readonly subscribers = new Set<Subscriber>()
  private readonly texts = new WeakMap<Version, string>()
  private readonly hallTag: () => string
  private changeTimer: NodeJS.Timeout | undefined
  private pingTimer: NodeJS.Timeout | undefined

  /** `hallTag` tells the hall's definitions apart; pages that loaded the hall hear of another one. */
  constructor(hallTag: () => string = () => '') {
    this.hallTag = hallTag
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
    this.changeTimer ??= setTimeout(() => {
      this.changeTimer = undefined
      this.tellAll('when-changed')
    }, delayMs)
  }

  /**
   * The stream of a view. `render` makes the present view, or undefined when there is none any more, which ends the
   * stream. A page that already has the version named by `lastEventId` is told only of the next change. `mayStillSee` is
   * asked with every ping; its no ends the stream.
   */
  stream(
    render: () => Version | undefined,
    lastEventId: string | undefined,
    mayStillSee: () => boolean = () => true,
  ): Response {
    let subscriber: Subscriber | undefined
    const body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          subscriber = this.subscriber(controller, render, { lastEventId, mayStillSee })
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
    { lastEventId, mayStillSee }: { lastEventId: string | undefined; mayStillSee: () => boolean },
  ): Subscriber {
    let known = lastEventId
    let shown = ''
    const close = () => {
      if (!this.subscribers.delete(self)) return
      controller.close()
    }
    const send = (text: string) => {
      if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(text))
      // An orderly end would wait, with all that is unread, for a page that may never read it.
      else if (this.subscribers.delete(self)) controller.error(new Error('a live page did not read'))
    }
    const tell: Subscriber['tell'] = (occasion) => {
      const view = occasion === 'ping' && !mayStillSee() ? undefined : render()
      if (view === undefined) return close()
      const { epoch, rev, at } = view
      const id = `${epoch}.${rev}`
      const text = this.textOf(view)
      const isNews = text !== shown && known !== id
      known = undefined
      shown = text
      const hallTag = this.hallTag()
      const hall = hallTag === '' ? '' : `,"hall":"${hallTag}"`
      const head = `"epoch":${epoch},"rev":${rev},"at":${at}${hall}`
      const data = text === '{}' ? `{${head}}` : `{${head},${text.slice(1)}`
      if (isNews) send(`event: view\nid: ${id}\ndata: ${data}\n\n`)
      else if (occasion === 'ping') send(`event: ping\ndata: {${head}}\n\n`)
    }
    const self: Subscriber = { tell, close }
    return self
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

  private tellAll(occasion: 'when-changed' | 'ping'): void {
    for (const subscriber of [...this.subscribers]) subscriber.tell(occasion)
  }
}
