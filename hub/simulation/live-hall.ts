import { randomBytes } from 'node:crypto'
import type { HallDefinition } from '../../shared/hall-definition.ts'
import { forEachAtMost } from './concurrency.ts'
import type { DeviceAccess } from './device-line.ts'
import { HubClient } from './hub-client.ts'
import { HubProcess } from './hub-process.ts'
import { PadPlayer, type RatingHabit } from './pad-player.ts'
import { PrintRoom } from './print-room.ts'
import { BoardPlayer, CallSightings, WindowScreenPlayer } from './screen-players.ts'
import { type ClockAnchor, sleep, Timeline } from './timeline.ts'
import type { TicketPlace } from './visitor-player.ts'

/** Passwords cost the hub some work each; more at once only queue. */
const signInsAtOnce = 4
const devicesUpWithinMs = 15_000

/** What a hall under play is made of. */
export interface LiveHallSettings {
  /** An empty folder of our own. */
  readonly folder: string
  readonly hall: HallDefinition
  readonly anchor: ClockAnchor
  readonly habit: RatingHabit
  /** Told the case of each rating that the hub recorded. */
  readonly onRated: (caseId: string) => void
  /** Windows whose pads stay free for people; none when left out. */
  readonly freeWindows?: readonly string[]
  /** 0 or left out: any free port. */
  readonly port?: number
  readonly staffPassword?: string
  readonly env?: Readonly<Record<string, string>>
}

/** A real hub with everything around it: printers, boards, window screens and pads, and clients for its people. */
export class LiveHall {
  readonly hall: HallDefinition
  readonly hub: HubProcess
  readonly timeline: Timeline
  readonly printRoom = new PrintRoom()
  readonly sightings = new CallSightings()
  readonly boards: readonly BoardPlayer[]
  readonly screens: readonly WindowScreenPlayer[]
  readonly pads: readonly PadPlayer[]
  readonly staffPassword: string
  readonly #secrets: ReadonlyMap<string, string>
  readonly #folder: string
  readonly #staff = new Map<string, HubClient>()

  private constructor(
    settings: LiveHallSettings,
    hub: HubProcess,
    secrets: ReadonlyMap<string, string>,
    password: string,
  ) {
    const { hall, habit, onRated, freeWindows = [] } = settings
    this.hall = hall
    this.hub = hub
    this.timeline = new Timeline(settings.anchor)
    this.staffPassword = password
    this.#secrets = secrets
    this.#folder = settings.folder
    const ofKind = (kind: string) => hall.devices.filter((device) => device.kind === kind)
    this.boards = ofKind('board').map(
      (device) => new BoardPlayer(this.#access(device.id), device.zoneId ?? '', this.sightings),
    )
    this.screens = ofKind('window-screen').map(
      (device) => new WindowScreenPlayer(this.#access(device.id), device.windowId ?? ''),
    )
    this.pads = ofKind('pad')
      .filter((device) => !freeWindows.includes(device.windowId ?? ''))
      .map((device) => new PadPlayer(this.#access(device.id), device.windowId ?? '', habit, onRated))
  }

  /** Writes the hall's files; nothing runs yet. */
  static async prepare(settings: LiveHallSettings): Promise<LiveHall> {
    const secrets = new Map(
      settings.hall.devices.map(({ id }) => [id, randomBytes(18).toString('base64url')]),
    )
    const staffPassword = settings.staffPassword ?? randomBytes(9).toString('base64url')
    const { folder, hall, anchor } = settings
    const hub = await HubProcess.prepare({
      folder,
      hall,
      anchor,
      staffPassword,
      deviceSecrets: Object.fromEntries(secrets),
      ...(settings.port === undefined ? {} : { port: settings.port }),
      ...(settings.env === undefined ? {} : { env: settings.env }),
    })
    return new LiveHall(settings, hub, secrets, staffPassword)
  }

  /** Starts hub, printers and screens and signs the staff with these badges in; resolves when all are there. */
  async open(badges: readonly string[]): Promise<void> {
    const { hub, hall } = this
    const printers = hall.devices.filter((device) => device.kind === 'printer')
    const room = this.printRoom.start({
      hallId: hall.id,
      brokerUrl: hub.brokerUrl,
      folder: this.#folder,
      printers: printers.map(({ id }) => ({ deviceId: id, secret: this.#secretOf(id) })),
    })
    await Promise.all([room, hub.start()])
    const lines = [...this.boards, ...this.screens, ...this.pads].map((player) => player.line)
    for (const line of lines) line.start()
    await forEachAtMost(signInsAtOnce, badges, (badge) => this.staff(badge).signIn())
    for (
      const giveUpAt = Date.now() + devicesUpWithinMs;
      lines.some((line) => !line.connected);
      await sleep(50)
    ) {
      const missing = lines.filter((line) => !line.connected).length
      if (Date.now() > giveUpAt) throw new Error(`${missing} of ${lines.length} devices could not connect`)
    }
  }

  /** The client of a member of staff by badge number. */
  staff(badgeNumber: string): HubClient {
    const known = this.#staff.get(badgeNumber)
    if (known !== undefined) return known
    const client = new HubClient(this.hub.baseUrl, {
      kind: 'staff',
      badgeNumber,
      password: this.staffPassword,
    })
    this.#staff.set(badgeNumber, client)
    return client
  }

  /** Badge numbers of a role, in the order of the hall's file. */
  badgesOf(role: string): string[] {
    return this.hall.staff.filter((member) => member.role === role).map((member) => member.badgeNumber)
  }

  /** The kiosks as places where numbers are taken. */
  ticketPlaces(): TicketPlace[] {
    return this.hall.devices
      .filter((device) => device.kind === 'kiosk')
      .map(({ id, printerId }) => ({
        kiosk: new HubClient(this.hub.baseUrl, { kind: 'device', deviceId: id, secret: this.#secretOf(id) }),
        printerId: printerId ?? '',
      }))
  }

  /** Ends devices, printers and hub; resolves with the hub's exit code. */
  async close(): Promise<number | null> {
    await Promise.all([...this.boards, ...this.screens].map((player) => player.line.stop()))
    await Promise.all(this.pads.map((pad) => pad.stop()))
    await this.printRoom.stop()
    return await this.hub.stop()
  }

  #access(deviceId: string): DeviceAccess {
    return { brokerUrl: this.hub.brokerUrl, hallId: this.hall.id, deviceId, secret: this.#secretOf(deviceId) }
  }

  #secretOf(deviceId: string): string {
    return this.#secrets.get(deviceId) ?? ''
  }
}
