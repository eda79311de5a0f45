import { sleep } from './timeline.ts'

/** The server sends something every ten seconds; a line silent for longer is dead. */
const silenceMs = 20_000
const firstBackOffMs = 50
const longestBackOffMs = 1000

/** One event of a stream. */
export interface ServerEvent {
  readonly event: string
  readonly id: string
  readonly data: string
}

/** Cuts a server-sent stream into events; feed it the text as it comes. */
export class EventParser {
  #rest = ''
  #event = ''
  #id = ''
  #data: string[] = []

  /** The events that this piece of text completes. */
  push(chunk: string): ServerEvent[] {
    const events: ServerEvent[] = []
    const lines = (this.#rest + chunk).split('\n')
    this.#rest = lines.pop() ?? ''
    for (const raw of lines) {
      const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw
      if (line === '') {
        if (this.#data.length > 0)
          events.push({ event: this.#event || 'message', id: this.#id, data: this.#data.join('\n') })
        this.#event = ''
        this.#data = []
        continue
      }
      const colon = line.indexOf(':')
      const field = colon < 0 ? line : line.slice(0, colon)
      const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1)
      if (field === 'event') this.#event = value
      else if (field === 'id') this.#id = value
      else if (field === 'data') this.#data.push(value)
    }
    return events
  }
}

/** A live view over server-sent events that survives restarts of the hub: it reconnects with `Last-Event-ID`. */
export interface LiveStream {
  stop(): void
}

/**
 * Reads a stream until stopped and hands each event on. `headers` is asked anew at each connection, `onRefused` is
 * told a status other than 200.
 */
export function readLive(
  url: string,
  options: {
    readonly headers: () => Record<string, string>
    readonly onEvent: (event: ServerEvent) => void
    readonly onRefused?: (status: number) => Promise<void>
  },
): LiveStream {
  const stopping = new AbortController()
  let lastId = ''
  let backOffMs = firstBackOffMs

  const readOnce = async () => {
    const silence = new AbortController()
    const watchdog = setTimeout(() => silence.abort(), silenceMs)
    try {
      const reply = await fetch(url, {
        headers: {
          accept: 'text/event-stream',
          ...options.headers(),
          ...(lastId === '' ? {} : { 'last-event-id': lastId }),
        },
        signal: AbortSignal.any([stopping.signal, silence.signal]),
      })
      if (!reply.ok || reply.body === null) {
        await reply.body?.cancel()
        await options.onRefused?.(reply.status)
        return
      }
      backOffMs = firstBackOffMs
      const parser = new EventParser()
      for await (const text of reply.body.pipeThrough(new TextDecoderStream())) {
        watchdog.refresh()
        for (const event of parser.push(text)) {
          if (event.id !== '') lastId = event.id
          options.onEvent(event)
        }
      }
    } finally {
      clearTimeout(watchdog)
    }
  }

  const readOn = async () => {
    while (!stopping.signal.aborted) {
      // A refused or broken connection is the ordinary case while the hub restarts; the loop comes back to it.
      await readOnce().catch(() => undefined)
      await sleep(backOffMs * (0.5 + Math.random() / 2), stopping.signal)
      backOffMs = Math.min(backOffMs * 2, longestBackOffMs)
    }
  }
  void readOn()
  return { stop: () => stopping.abort() }
}
