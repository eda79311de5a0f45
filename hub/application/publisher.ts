import { defaultAnnouncements } from '../../shared/announcements.ts'
import type { DeviceDefinition, HallDefinition } from '../../shared/hall-definition.ts'
import { heartbeatMs } from '../../shared/heartbeat.ts'
import {
  type BoardState,
  type Payload,
  type TopicName,
  topicFor,
  topics,
} from '../../shared/mqtt/topic-map.ts'
import type { HallEvent } from '../domain/hall.ts'
import { definitionOf } from '../domain/hall-day/hall-day.ts'
import type { Recorded } from '../domain/journal.ts'
import type { CallLog } from './call-log.ts'
import type { ForeseenWaits } from './forecast/foreseen-waits.ts'
import { definitionTag } from './hall-file/hall-file.ts'
import type { HallStore, OutboxMessage } from './hall-store.ts'
import type { HallWriter } from './hall-writer.ts'
import type { Log } from './log.ts'
import type { MessageBus } from './message-bus.ts'
import { OutboxSender } from './outbox-sender.ts'
import { boardState, noticesOfZone, type Version, windowState } from './state-messages.ts'
import { touchedWindows } from './touched.ts'

/** Boards whose only change is who waits are told together, this much later. */
const queuesDelayMs = 300

/** What the publisher stands on. */
export interface PublisherParts {
  readonly bus: MessageBus
  readonly store: HallStore
  readonly writer: HallWriter
  readonly calls: CallLog
  /** How long newcomers wait, for the boards. */
  readonly waits: Pick<ForeseenWaits, 'ofService'>
  readonly log: Log
  readonly hallId: string
  readonly epoch: number
  /** The version of the hall's recorded voice; empty for the built-in one. */
  readonly voicePack: () => string
  readonly onFatal: (error: unknown) => void
}

/** Tells the devices what was committed: state after each change, commands from the outbox. */
export class Publisher {
  private readonly parts: PublisherParts
  /** The commands to devices that are on their way. */
  readonly outbox: OutboxSender
  private readonly staleZones = new Set<string>()
  /** The forecasts that each zone's board shows. */
  private readonly shownWaits = new Map<string, string>()
  /** The notices that each zone's board shows. */
  private readonly shownNotices = new Map<string, string>()
  private beatTimer: NodeJS.Timeout | undefined
  private queuesTimer: NodeJS.Timeout | undefined

  constructor(parts: PublisherParts) {
    this.parts = parts
    const { store, writer, log, onFatal } = parts
    const say = this.put.bind(this)
    this.outbox = new OutboxSender({ store, writer, log, say, onFatal })
  }

  /** Publishes the whole present state, clears what no longer exists, sends what the last run left unsent. */
  async start(): Promise<void> {
    await this.publishAll()
    await this.clearOrphans()
    this.outbox.start()
    this.beatTimer = setInterval(() => this.beat(), heartbeatMs)
  }

  /** Says good-bye and ends the timers. */
  async stop(): Promise<void> {
    clearInterval(this.beatTimer)
    clearTimeout(this.queuesTimer)
    this.outbox.stop()
    await this.publish('hubState', '', this.lastWords())
  }

  /** After a commit: windows and their boards at once, the other boards shortly. */
  onCommitted(events: readonly Recorded<HallEvent>[], messages: readonly OutboxMessage[]): void {
    const { calls, writer } = this.parts
    const { hall } = writer
    for (const recorded of events) calls.note(hall, recorded)
    if (events.some(({ event }) => event.type === 'HallConfigured')) {
      void this.publishAll()
        .then(() => this.clearOrphans())
        .catch((error: unknown) =>
          this.parts.log.warn({ error: String(error) }, 'what the hall no longer has was not cleared'),
        )
      for (const message of messages) this.outbox.send(message)
      return
    }
    const windowIds = touchedWindows(hall, events)
    const zones = new Set(changesNotices(events) ? definitionOf(hall.day).zones.map(({ id }) => id) : [])
    for (const windowId of windowIds) {
      const zoneId = hall.day.windowDefinitions.get(windowId)?.zoneId
      if (zoneId !== undefined) zones.add(zoneId)
    }
    for (const zoneId of zones) this.publishBoard(zoneId)
    for (const windowId of windowIds) this.publishWindow(windowId)
    for (const message of messages) this.outbox.send(message)
    for (const zone of definitionOf(hall.day).zones) if (!zones.has(zone.id)) this.staleZones.add(zone.id)
    this.queuesTimer ??= setTimeout(() => this.publishStaleBoards(), queuesDelayMs)
  }

  /** Tells the boards whose forecasts of waits are others than they show. */
  publishWaits(): void {
    for (const { id } of definitionOf(this.parts.writer.hall.day).zones) {
      const state = this.boardOf(id)
      if (state !== undefined && this.shownWaits.get(id) !== waitsOf(state)) this.sendBoard(state)
    }
  }

  /** Publishes one message of the hub by its topic-map entry. */
  async publish<Name extends TopicName>(name: Name, key: string, payload: Payload<Name>): Promise<void> {
    await this.put(name, key, JSON.stringify(payload))
  }

  /** What tells the devices that the hub is gone. */
  lastWords(): Payload<'hubState'> {
    return { ...this.hubState(), status: 'offline' }
  }

  private version(): Version {
    const { epoch, writer } = this.parts
    return { epoch, rev: writer.seq, at: writer.now() }
  }

  private hubState(): Payload<'hubState'> {
    const { businessDay, definition } = this.parts.writer.hall.day
    const hall = definitionTag(definition)
    return { ...this.version(), status: 'online', businessDay: businessDay?.date ?? '', hall }
  }

  private beat(): void {
    void this.publish('hubState', '', this.hubState())
    this.outbox.expire()
    this.expireNotices()
  }

  /** Takes notices whose time is over from the boards' retained states. */
  private expireNotices(): void {
    const { hall } = this.parts.writer
    const now = this.parts.writer.now()
    for (const { id } of definitionOf(hall.day).zones) {
      const shown = this.shownNotices.get(id)
      if (shown !== undefined && shown !== idsOf(noticesOfZone(hall, id, now))) this.publishBoard(id)
    }
  }

  private publishStaleBoards(): void {
    this.queuesTimer = undefined
    for (const zoneId of this.staleZones) this.publishBoard(zoneId)
    this.staleZones.clear()
  }

  private publishBoard(zoneId: string): void {
    this.staleZones.delete(zoneId)
    const state = this.boardOf(zoneId)
    if (state !== undefined) this.sendBoard(state)
  }

  private boardOf(zoneId: string): BoardState | undefined {
    const { writer, calls, waits } = this.parts
    return boardState(writer.hall, zoneId, { calls, waits }, this.version())
  }

  private sendBoard(state: BoardState): void {
    this.shownWaits.set(state.zoneId, waitsOf(state))
    this.shownNotices.set(state.zoneId, idsOf(state.notices ?? []))
    void this.publish('boardState', state.zoneId, state)
  }

  private publishWindow(windowId: string): void {
    const state = windowState(this.parts.writer.hall, windowId, this.version())
    if (state !== undefined) void this.publish('windowState', windowId, state)
  }

  /** Publishes all state there is: after a start, a new definition, or a break of the bus. */
  async publishAll(): Promise<void> {
    const { day } = this.parts.writer.hall
    const definition = definitionOf(day)
    await this.publish('hubState', '', this.hubState())
    for (const { id } of definition.zones) this.publishBoard(id)
    for (const { id } of definition.windows) this.publishWindow(id)
    this.publishDevices()
  }

  /** Tells each device what it has to know of itself, the version of the recorded voice included. */
  publishDevices(): void {
    const definition = definitionOf(this.parts.writer.hall.day)
    for (const device of definition.devices)
      void this.publish('deviceConfig', device.id, {
        deviceId: device.id,
        voice: device.voice === true,
        announcements: announcementsOf(definition),
        voicePack: this.parts.voicePack(),
        ...ledOf(device, definition),
      })
  }

  /** Retained messages of windows, zones and devices that the hall no longer has would stand for ever. */
  private async clearOrphans(): Promise<void> {
    const { hallId, bus, writer } = this.parts
    const definition = definitionOf(writer.hall.day)
    const known = new Set([
      topicFor(hallId, 'hubState'),
      ...definition.zones.map((zone) => topicFor(hallId, 'boardState', zone.id)),
      ...definition.windows.map((window) => topicFor(hallId, 'windowState', window.id)),
      ...definition.devices.map((device) => topicFor(hallId, 'deviceConfig', device.id)),
      ...definition.devices.map((device) => topicFor(hallId, 'devicePresence', device.id)),
    ])
    for (const topic of await bus.retainedTopics())
      if (!known.has(topic)) await bus.publish(topic, '', { qos: 1, retain: true })
  }

  private async put(name: TopicName, key: string, payload: string): Promise<boolean> {
    const { qos, retain } = topics[name]
    const topic = topicFor(this.parts.hallId, name, key)
    try {
      await this.parts.bus.publish(topic, payload, { qos, retain })
      return true
    } catch (error) {
      this.parts.log.warn({ topic, error: String(error) }, 'a message was not published')
      return false
    }
  }
}

function changesNotices(events: readonly Recorded<HallEvent>[]): boolean {
  return events.some(({ event }) => event.type === 'NoticePosted' || event.type === 'NoticeWithdrawn')
}

function idsOf(notices: readonly { readonly id: string }[]): string {
  return notices.map(({ id }) => id).join(' ')
}

/** What an LED panel has to know of itself; nothing for other devices. */
function ledOf({ led, zoneId, windowId }: DeviceDefinition, { timeZone }: HallDefinition) {
  if (led === undefined) return {}
  return { led: { ...led, timeZone, ...(zoneId && { zoneId }), ...(windowId && { windowId }) } }
}

function announcementsOf({
  announcements: own = {},
}: HallDefinition): NonNullable<Payload<'deviceConfig'>['announcements']> {
  const { volumePercent, quietHours, languages } = defaultAnnouncements
  return {
    volumePercent: own.volumePercent ?? volumePercent,
    quietHours: own.quietHours ?? [...quietHours],
    languages: own.languages ?? [...languages],
  }
}

function waitsOf({ queues }: BoardState): string {
  return JSON.stringify(queues.map(({ waitRange }) => waitRange ?? null))
}
