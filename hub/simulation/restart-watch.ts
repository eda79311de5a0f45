import type { ManagerView } from '../../shared/http/manager-schemas.ts'
import type { HubClient } from './hub-client.ts'
import type { HubProcess } from './hub-process.ts'
import { BoardPlayer, type WindowScreenPlayer } from './screen-players.ts'
import { sleep } from './timeline.ts'

/** Screens that are wrong for longer than this are taken as never right again. */
const giveUpMs = 30_000
const lookEveryMs = 50

/** One kill and restart. Instants are real epoch milliseconds. */
export interface Restart {
  readonly killedAtMs: number
  readonly readyAtMs: number
  /** When every board and window screen had shown the truth of the new hub; null when they did not. */
  readonly rightAtMs: number | null
  /** The screens that came last, in words. */
  readonly lastWrong: string
}

/** The screens whose truth is watched. */
export interface WatchedScreens {
  readonly boards: readonly BoardPlayer[]
  readonly screens: readonly WindowScreenPlayer[]
}

/** Kills the hub every so many real seconds, starts it again, and times the screens, until the signal aborts. */
export async function killAgainAndAgain(
  hub: HubProcess,
  manager: HubClient,
  watched: WatchedScreens,
  options: {
    readonly everySeconds: number
    readonly until: AbortSignal
    readonly onRestart: (restart: Restart) => void
  },
): Promise<void> {
  for (;;) {
    // An even beat would always hit the same work.
    await sleep(options.everySeconds * 1000 * (0.8 + Math.random() * 0.4), options.until)
    if (options.until.aborted) return
    const killedAtMs = Date.now()
    await hub.kill()
    await hub.startAgain()
    const readyAtMs = Date.now()
    const { rightAtMs, lastWrong } = await timeOfTruth(manager, watched)
    options.onRestart({ killedAtMs, readyAtMs, rightAtMs, lastWrong })
  }
}

/**
 * Resolves when each board and each window screen has once agreed with what the hub itself says of its windows, with
 * that time, or null when some never does. Each screen counts on its own, because the hall goes on while one looks.
 */
async function timeOfTruth(
  manager: HubClient,
  { boards, screens }: WatchedScreens,
): Promise<Pick<Restart, 'rightAtMs' | 'lastWrong'>> {
  const wrong = new Set<BoardPlayer | WindowScreenPlayer>([...boards, ...screens])
  let lastWrong = ''
  for (const giveUpAt = Date.now() + giveUpMs; Date.now() < giveUpAt; ) {
    const view = await manager.get<ManagerView>('/api/v1/manager')
    for (const screen of screens) if (wrong.has(screen) && isScreenRight(screen, view)) wrong.delete(screen)
    for (const board of boards) if (wrong.has(board) && isBoardRight(board, view)) wrong.delete(board)
    if (wrong.size === 0) return { rightAtMs: Date.now(), lastWrong }
    lastWrong = [...wrong].map(nameOf).join(', ')
    await sleep(lookEveryMs)
  }
  return { rightAtMs: null, lastWrong }
}

function nameOf(screen: BoardPlayer | WindowScreenPlayer): string {
  const name = screen instanceof BoardPlayer ? `board ${screen.zoneId}` : `screen ${screen.windowId}`
  return screen.line.connected ? name : `${name} (not connected)`
}

function isScreenRight({ state, windowId }: WindowScreenPlayer, view: ManagerView): boolean {
  const window = view.windows.find((entry) => entry.id === windowId)
  if (state === undefined || window === undefined || state.epoch !== view.epoch) return false
  return state.status === window.status && state.current?.ticketNumber === window.current?.ticketNumber
}

/** A board is right when it comes from the hub that runs now and lists everyone who is called in its zone. */
function isBoardRight({ state, zoneId }: BoardPlayer, view: ManagerView): boolean {
  if (state === undefined || state.epoch !== view.epoch) return false
  return view.windows
    .filter((window) => window.zoneId === zoneId && window.current?.status === 'called')
    .every((window) =>
      state.calls.some(
        (call) => call.windowNumber === window.number && call.ticketNumber === window.current?.ticketNumber,
      ),
    )
}
