import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { HallEvent } from '../domain/hall.ts'
import type { Recorded } from '../domain/journal.ts'

/** Figures read at the moment of asking. */
export interface MetricSources {
  readonly waiting: () => number
  readonly queuedCommands: () => number
  readonly liveViews: () => number
  readonly devicesOnline: () => number
  readonly journalSeq: () => number
  /** Messages to visitors by what became of them since the start, and what waits. */
  readonly messages: () => Readonly<Record<string, number>>
  /** Counters of the bus by name. */
  readonly bus: () => Readonly<Record<string, number>>
  /** Figures of the forecasts by name. */
  readonly forecasts: () => Readonly<Record<string, number>>
}

/** The hub's metrics in Prometheus' form. */
export class Metrics {
  private readonly registry = new Registry()
  private readonly events: Counter<'type'>
  private readonly dropped: Counter<'reason'>

  constructor(sources: MetricSources) {
    const registers = [this.registry]
    collectDefaultMetrics({ register: this.registry })
    this.events = new Counter({
      name: 'tingxu_events_total',
      help: 'Committed events by type',
      labelNames: ['type'],
      registers,
    })
    this.dropped = new Counter({
      name: 'tingxu_device_messages_dropped_total',
      help: 'Messages of devices that were dropped',
      labelNames: ['reason'],
      registers,
    })
    const gauge = (name: string, help: string, read: () => number) =>
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(read())
        },
      })
    gauge('tingxu_tickets_waiting', 'Tickets that wait', sources.waiting)
    gauge('tingxu_commands_queued', 'Commands that wait for the writer', sources.queuedCommands)
    gauge('tingxu_live_views', 'Pages that follow by server-sent events', sources.liveViews)
    gauge('tingxu_devices_online', 'Devices with a connection', sources.devicesOnline)
    gauge('tingxu_journal_seq', 'Sequence of the last committed event', sources.journalSeq)
    new Gauge({
      name: 'tingxu_visitor_messages',
      help: 'Messages to visitors: sent, failed, expired and retried since the start, and what waits',
      labelNames: ['what'],
      registers,
      collect() {
        for (const [what, value] of Object.entries(sources.messages())) this.set({ what }, value)
      },
    })
    new Gauge({
      name: 'tingxu_forecasts',
      help: 'Forecasts of waits: their age, how long a round of them takes and what the thread has worked in seconds; answers, late, dropped and failed ones and restarts since the start',
      labelNames: ['what'],
      registers,
      collect() {
        for (const [what, value] of Object.entries(sources.forecasts())) this.set({ what }, value)
      },
    })
    new Gauge({
      name: 'tingxu_bus',
      help: 'What the bus has seen since the start',
      labelNames: ['what'],
      registers,
      collect() {
        for (const [what, value] of Object.entries(sources.bus())) this.set({ what }, value)
      },
    })
  }

  noteEvents(events: readonly Recorded<HallEvent>[]): void {
    for (const { event } of events) this.events.inc({ type: event.type })
  }

  noteDropped(reason: 'topic' | 'payload' | 'refused'): void {
    this.dropped.inc({ reason })
  }

  /** The text that Prometheus reads. */
  text(): Promise<string> {
    return this.registry.metrics()
  }
}
