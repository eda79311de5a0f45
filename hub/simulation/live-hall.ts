import { randomBytes } from 'node:crypto'
import type { ClockAnchor } from '../../shared/clock.ts'
import type { DeviceDefinition, DeviceKind, HallDefinition } from '../../shared/hall-definition.ts'
import type { DeviceCredential } from '../../shared/http/device-schemas.ts'
import { forEachAtMost } from './concurrency.ts'
import { type DeviceAccess, DeviceLine } from './device-line.ts'
import { HubClient } from './hub-client.ts'
import { HubProcess } from './hub-process.ts'
import { PadPlayer, type RatingHabit } from './pad-player.ts'
import { PrintRoom } from './print-room.ts'
import { BoardPlayer, CallSightings, WindowScreenPlayer } from './screen-players.ts'
import { sleep, Timeline } from './timeline.ts'
import type { TicketPlace } from './visitor-player.ts'

/** Passwords cost the hub some work each; more at once only queue. */
const signInsAtOnce = 4
const enrolmentsAtOnce = 4
const devicesUpWithinMs = 15_000

/** What a hall under play is made of. */
export interface LiveHallSettings {
  /** An empty folder of our own. */
  readonly folder: string
  readonly dataDir: string
  readonly hall: HallDefinition
  /**
   * `own`: the hub gets this hall with secrets made here, and its printers are ours. `demo`: the hub brings up its demo
   * hall and its printers itself, and devices enrol as the demo's pages do.
   */
  readonly kind: 'own' | 'demo'
  readonly staffPassword: string
  readonly ports?: { readonly http: number; readonly mqtt: number }
  /** More settings of the hub. */
  readonly env?: Readonly<Record<string, string>>
  readonly habit: RatingHabit
  /** Told the case of each rating that the hub recorded. */
  readonly onRated: (caseId: string) => void
  /** Windows whose pads are left to people. */
  readonly freeWindows: readonly string[]
}

/** A real hub with everything around it: printers, boards, window screens and pads, and clients for its people. */
export class LiveHall {
  readonly hall: HallDefinition
  readonly hub: HubProcess
  readonly printRoom = new PrintRoom()
  readonly sightings = new CallSightings()
  boards: readonly BoardPlayer[] = []
  screens: readonly WindowScreenPlayer[] = []
  pads: readonly PadPlayer[] = []
  /** Kiosks show by their connection that they are there; numbers are taken over HTTP. */
  #kiosks: readonly DeviceLine[] = []
  readonly #settings: LiveHallSettings
  #secrets: ReadonlyMap<string, string>
  #timeline: Timeline | undefined
  readonly #staff = new Map<string, HubClient>()

  private constructor(settings: LiveHallSettings, hub: HubProcess, secrets: ReadonlyMap<string, string>) {
    this.hall = settings.hall
    this.hub = hub
    this.#settings = settings
    this.#secrets = secrets
  }

  /** Writes the hall's files; nothing runs yet. */
  static async prepare(settings: LiveHallSettings): Promise<LiveHall> {
    const { hall, kind } = settings
    const ids = kind === 'own' ? hall.devices.map((device) => device.id) : []
    const deviceSecrets = new Map(ids.map((id) => [id, randomBytes(18).toString('base64url')]))
    const own = kind === 'own' ? { definition: hall, deviceSecrets } : null
    return new LiveHall(settings, await HubProcess.prepare({ ...settings, own }), deviceSecrets)
  }

  /** The hall's time; there is none before it is opened. */
  get timeline(): Timeline {
    if (this.#timeline === undefined) throw new Error('the hall is not open yet')
    return this.#timeline
  }

  /**
   * Starts hub, printers and screens and signs the staff with these badges in; resolves when all are there. The clock is
   * asked for when the printers are up, with the real milliseconds they took: a busy machine needs a longer lead.
   */
  async open(badges: readonly string[], clock: (printersTookMs: number) => ClockAnchor): Promise<void> {
    const { kind } = this.#settings
    const beginsAtMs = Date.now()
    if (kind === 'own') await this.#startPrinters()
    const anchor = clock(Date.now() - beginsAtMs)
    this.#timeline = new Timeline(anchor)
    await this.hub.start(anchor)
    if (kind === 'demo') this.#secrets = await this.#enrolDevices()
    this.#placeDevices()
    const lines = [
      ...this.#kiosks,
      ...[...this.boards, ...this.screens, ...this.pads].map(({ line }) => line),
    ]
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
    const { staffPassword: password } = this.#settings
    const client = new HubClient(this.hub.baseUrl, { kind: 'staff', badgeNumber, password })
    this.#staff.set(badgeNumber, client)
    return client
  }

  /** Badge numbers of a role, in the order of the hall's file. */
  badgesOf(role: string): string[] {
    return this.hall.staff.filter((member) => member.role === role).map((member) => member.badgeNumber)
  }

  /** The kiosks as places where numbers are taken; the hall is open. */
  ticketPlaces(): TicketPlace[] {
    return this.#ofKind('kiosk').map(({ id, printerId }) => ({
      kioskId: id,
      kiosk: new HubClient(this.hub.baseUrl, { kind: 'device', deviceId: id, secret: this.#secretOf(id) }),
      printerId: printerId ?? '',
    }))
  }

  /** Ends devices, printers and hub; resolves with the hub's exit code. */
  async close(): Promise<number | null> {
    await Promise.all(
      [...this.#kiosks, ...[...this.boards, ...this.screens].map(({ line }) => line)].map((line) =>
        line.stop(),
      ),
    )
    await Promise.all(this.pads.map((pad) => pad.stop()))
    await this.printRoom.stop()
    return await this.hub.stop()
  }

  #placeDevices(): void {
    const { habit, onRated, freeWindows } = this.#settings
    this.boards = this.#ofKind('board').map(
      ({ id, zoneId = '' }) => new BoardPlayer(this.#access(id), zoneId, this.sightings),
    )
    this.screens = this.#ofKind('window-screen').map(
      ({ id, windowId = '' }) => new WindowScreenPlayer(this.#access(id), windowId),
    )
    this.#kiosks = this.#ofKind('kiosk').map(
      ({ id }) => new DeviceLine(this.#access(id), id, { hubState: () => undefined }),
    )
    this.pads = this.#ofKind('pad')
      .filter(({ windowId = '' }) => !freeWindows.includes(windowId))
      .map(({ id, windowId = '' }) => new PadPlayer(this.#access(id), windowId, habit, onRated))
  }

  #startPrinters(): Promise<void> {
    return this.printRoom.start({
      hallId: this.hall.id,
      brokerUrl: this.hub.brokerUrl,
      folder: this.#settings.folder,
      printers: this.#ofKind('printer').map(({ id }) => ({ deviceId: id, secret: this.#secretOf(id) })),
    })
  }

  async #enrolDevices(): Promise<ReadonlyMap<string, string>> {
    const secrets = new Map<string, string>()
    const anybody = new HubClient(this.hub.baseUrl, null)
    await forEachAtMost(enrolmentsAtOnce, this.hall.devices, async ({ id, kind }) => {
      if (kind === 'printer') return
      const { secret } = await anybody.command<DeviceCredential>(`/api/v1/devices/${id}/demo-credential`)
      secrets.set(id, secret)
    })
    return secrets
  }

  #ofKind(kind: DeviceKind): DeviceDefinition[] {
    return this.hall.devices.filter((device) => device.kind === kind)
  }

  #access(deviceId: string): DeviceAccess {
    return { brokerUrl: this.hub.brokerUrl, hallId: this.hall.id, deviceId, secret: this.#secretOf(deviceId) }
  }

  #secretOf(deviceId: string): string {
    return this.#secrets.get(deviceId) ?? ''
  }
}
