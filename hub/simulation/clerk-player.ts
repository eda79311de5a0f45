import type { ClerkView } from '../../shared/http/clerk-schemas.ts'
import { type HubClient, Refusal } from './hub-client.ts'
import type { IdleWindows, QueueSight } from './idle-windows.ts'
import { type LiveStream, readLive, type ServerEvent } from './sse-reader.ts'

/** A window as its clerk knows it. */
export interface OwnWindow {
  readonly id: string
  readonly services: readonly string[]
}

/** The ticket a clerk has called. */
export type CalledTicket = NonNullable<ClerkView['current']>

/** How a clerk treats the visitor called; resolves when the window is free again. */
export type Treatment = (
  clerk: ClerkPlayer,
  ticket: CalledTicket,
  pressed: { readonly pressedAtMs: number; readonly answeredAtMs: number },
) => Promise<void>

/**
 * A clerk at a window, by the clerk's API: signs in, presses "next" whenever it is this window's turn, treats the
 * visitor, signs out at the end of the shift; a visitor at the window is finished first.
 */
export class ClerkPlayer {
  readonly client: HubClient
  #window: OwnWindow
  readonly #idleWindows: IdleWindows
  #sight: QueueSight | undefined
  #unread: ServerEvent | undefined
  #line: LiveStream | undefined

  constructor(client: HubClient, window: OwnWindow, idleWindows: IdleWindows) {
    this.client = client
    this.#window = window
    this.#idleWindows = idleWindows
  }

  /** The window with what it takes now: a manager may change that. */
  get window(): OwnWindow {
    return this.#window
  }

  /** Serves until the signal of the shift's end; throws when the hub refuses what it must not. */
  async serve(shiftOver: AbortSignal, treat: Treatment): Promise<void> {
    await this.#openWindow()
    this.#line = readLive(`${this.client.baseUrl}/api/v1/clerk/live`, {
      headers: () => this.client.headers(),
      onEvent: (screen) => {
        if (screen.event === 'view') this.#noteScreen(screen)
      },
      onRefused: async (status) => {
        if (status === 401) await this.client.signIn()
      },
    })
    try {
      await this.#serveQueue(shiftOver, treat)
    } finally {
      this.#line.stop()
      this.#line = undefined
    }
    await this.act('/sign-out').catch(ignoring('window_not_open', 'not_your_window'))
  }

  /** One act of the clerk's API; the answer is also the clerk's newest screen. */
  async act(path: string, body: object = {}): Promise<ClerkView> {
    return this.#show(await this.client.command<ClerkView>(`/api/v1/clerk${path}`, body))
  }

  async #serveQueue(shiftOver: AbortSignal, treat: Treatment): Promise<void> {
    let idleSinceMs = Date.now()
    while (!shiftOver.aborted) {
      this.#readScreen()
      const turn = await this.#idleWindows.turn({ ...this.window, idleSinceMs }, this.#sight, shiftOver)
      if (turn.kind === 'stop') return
      const pressedAtMs = Date.now()
      const view = await this.#callNext(turn.ticketId)
      if (view?.current == null) continue
      await treat(this, view.current, { pressedAtMs, answeredAtMs: Date.now() })
      idleSinceMs = Date.now()
    }
  }

  async #callNext(wanted: string | null): Promise<ClerkView | undefined> {
    const before = this.#sight ?? { epoch: 0, rev: 0 }
    try {
      const view = await this.act('/next')
      this.#idleWindows.settle(wanted, view.current?.ticketId ?? null, view)
      return view
    } catch (error) {
      this.#idleWindows.settle(wanted, null, before)
      if (error instanceof Refusal && error.code === 'nobody_waiting') return undefined
      throw error
    }
  }

  async #openWindow(): Promise<void> {
    await this.act('/sign-in', { windowId: this.window.id }).catch(ignoring('clerk_has_window'))
    if (this.#sight === undefined) this.#show(await this.client.get<ClerkView>('/api/v1/clerk'))
  }

  /** Screens come several times a second and are only read while the clerk waits for somebody. */
  #noteScreen(screen: ServerEvent): void {
    this.#unread = screen
    if (!this.#idleWindows.isIdle(this.window.id)) return
    this.#readScreen()
    if (this.#sight !== undefined) this.#idleWindows.see(this.window.id, this.#sight)
  }

  /** Takes in the newest screen that came while the clerk was busy; it may not be sent again. */
  #readScreen(): void {
    const screen = this.#unread
    if (screen === undefined) return
    this.#unread = undefined
    const [epoch = 0, rev = 0] = screen.id.split('.').map(Number)
    if (this.#isNews({ epoch, rev })) this.#show(JSON.parse(screen.data) as ClerkView)
  }

  #show(view: ClerkView): ClerkView {
    if (this.#isNews(view)) {
      const { epoch, rev, waiting, queue, window } = view
      this.#sight = { epoch, rev, waiting, queue }
      if (window?.id === this.#window.id) this.#window = { ...this.#window, services: window.services }
    }
    return view
  }

  #isNews({ epoch, rev }: { epoch: number; rev: number }): boolean {
    const shown = this.#sight
    return shown === undefined || epoch > shown.epoch || (epoch === shown.epoch && rev >= shown.rev)
  }
}

/** Swallows refusals of these codes; any other error goes on. */
export function ignoring(...codes: readonly string[]): (error: unknown) => undefined {
  return (error) => {
    if (error instanceof Refusal && error.code !== undefined && codes.includes(error.code)) return undefined
    throw error
  }
}
