import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { businessDayOf, instantOf } from '../../shared/business-day.ts'
import { type HallDefinition, hallDefinition } from '../../shared/hall-definition.ts'
import { type DemoClockView, highestDemoSpeed } from '../../shared/http/demo-schemas.ts'
import { cryptoIds } from '../../shared/random.ts'
import { numberWithin, readOptions, runCommand } from '../command-line.ts'
import hallFile from '../demo-hall/hall.json' with { type: 'json' }
import { ChanceStream } from './demand/chance-stream.ts'
import { type CrowdName, demoRates } from './demo-crowd.ts'
import { demoProfile } from './demo-profile.ts'
import { type DemoCast, type DemoPlay, DemoStage } from './demo-stage.ts'
import { freeRun } from './free-port.ts'
import { HubClient, Refusal } from './hub-client.ts'
import { lastInstantOf } from './journal-reader.ts'
import { LiveHall } from './live-hall.ts'
import { demoMood, moodyHabit } from './rating-habits.ts'
import { scratchFolder } from './scratch-folder.ts'
import { formatTimeOfDay, secondsOfDayAt } from './time-of-day.ts'
import { sleep } from './timeline.ts'

const usualSpeed = 6
/** How soon the crowd keeps step with a clock whose speed was changed, in milliseconds. */
const stepMs = 500
const usualPrinterPort = 9100
const usualPagePort = 9180
/** The demo opens in the busy morning. */
const opensAtSeconds = 9.5 * 3600
/** Windows 1 to 3 wait for a person. */
const freeWindowCount = 3

/** Shares the hall out: the first windows, kiosk, guide and manager are left to people, the rest is played. */
function castOf(hall: HallDefinition): DemoCast & { freeBadges: string[]; freeWindows: string[] } {
  const badges = hall.staff.filter(({ role }) => role === 'clerk').map(({ badgeNumber }) => badgeNumber)
  const guides = hall.staff.filter(({ role }) => role === 'guide').map(({ badgeNumber }) => badgeNumber)
  const kiosks = hall.devices.filter(({ kind }) => kind === 'kiosk').map(({ id }) => id)
  return {
    windows: hall.windows
      .map((window, index) => ({ window, badgeNumber: badges[index] ?? '' }))
      .slice(freeWindowCount),
    standbyBadges: badges.slice(hall.windows.length),
    guideBadge: guides.at(-1) ?? '',
    kioskId: kiosks.at(-1) ?? '',
    freeBadges: badges.slice(0, freeWindowCount),
    freeWindows: hall.windows.slice(0, freeWindowCount).map(({ id }) => id),
  }
}

/** The virtual instant at which the demo goes on: this morning, or where the data folder left off. */
function startInstant(hall: HallDefinition, dataDir: string): number {
  const now = Date.now()
  const morning = instantOf(businessDayOf(now, hall.timeZone), opensAtSeconds, hall.timeZone)
  return Math.max(morning, (lastInstantOf(dataDir) ?? 0) + 1000)
}

/** The ports of the hub's virtual printers: as set, else the usual ones or the next that are free. */
async function printerPorts(hall: HallDefinition): Promise<Record<string, string>> {
  const count = hall.devices.filter(({ kind }) => kind === 'printer').length
  const { VIRTUAL_PRINTER_PORT, VIRTUAL_PRINTER_PAGE_PORT } = process.env
  return {
    VIRTUAL_PRINTER_PORT: VIRTUAL_PRINTER_PORT || String(await freeRun(usualPrinterPort, count)),
    VIRTUAL_PRINTER_PAGE_PORT: VIRTUAL_PRINTER_PAGE_PORT || String(await freeRun(usualPagePort, count)),
  }
}

/** The hall knows what a day like this brings, unless it is told otherwise. */
async function profileSetting(
  folder: string,
  hall: HallDefinition,
  cast: DemoCast,
  crowd: CrowdName,
): Promise<Record<string, string>> {
  if (process.env.DEMAND_PROFILE) return {}
  const staffed = cast.windows.map(({ window }) => window)
  const file = join(folder, 'profile.json')
  await writeFile(file, JSON.stringify(demoProfile(hall, demoRates(hall, staffed, crowd))))
  return { DEMAND_PROFILE: file }
}

function welcome(live: LiveHall, cast: ReturnType<typeof castOf>, speed: number, password: string): string {
  const { hall, timeline, hub } = live
  const clock = formatTimeOfDay(secondsOfDayAt(timeline.now(), hall.timeZone))
  const badge = (role: string) => live.badgesOf(role)[0] ?? ''
  return `
厅序演示 Tingxu demo: ${hall.name.zh} ${hall.name.en}
  所有屏幕 all screens    ${hub.baseUrl}/
  大厅时间 hall time      ${clock}, ${speed} 倍速 ×${speed}
  留给您 left to you      1-${freeWindowCount} 号窗口 windows 1-${freeWindowCount}, 东门取号机 the kiosk at the east entrance
  工号 badge numbers      窗口 clerks ${cast.freeBadges.join(', ')} · 导办 guide ${badge('guide')} · 管理 manager ${badge('manager')} · 系统 administrator ${badge('administrator')}
  密码 password           ${password}
  Ctrl-C 结束 stops
`
}

async function demo(): Promise<void> {
  const { speed, crowd, seed } = parseOptions(process.argv.slice(2))
  const { PORT, MQTT_PORT, DATA_DIR, STAFF_PASSWORD } = process.env
  const folder = scratchFolder('demo')
  const dataDir = DATA_DIR || join(folder, 'data')
  const hall = hallDefinition.parse(hallFile)
  const cast = castOf(hall)
  const staffPassword = STAFF_PASSWORD || cryptoIds.code().slice(0, 10)
  const live = await LiveHall.prepare({
    folder,
    dataDir,
    hall,
    kind: 'demo',
    staffPassword,
    ports: { http: Number(PORT || 8080), mqtt: Number(MQTT_PORT || 0) },
    env: {
      CLOCK_CONTROL: 'on',
      ...(await printerPorts(hall)),
      ...(await profileSetting(folder, hall, cast, crowd)),
    },
    habit: moodyHabit(demoMood),
    onRated: () => undefined,
    freeWindows: cast.freeWindows,
  })
  const stop = new AbortController()
  let isEnding = false
  const end = async (exitCode: number) => {
    if (isEnding) return
    isEnding = true
    stop.abort()
    await live.close().catch(() => undefined)
    process.exit(exitCode)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(0))
  try {
    const badges = [
      ...cast.windows.map(({ badgeNumber }) => badgeNumber),
      ...cast.standbyBadges,
      cast.guideBadge,
    ]
    const virtualStartMs = startInstant(hall, dataDir)
    await live.open(badges, () => ({ virtualStartMs, realStartMs: Date.now(), speed }))
    live.hub.onCrash((lastWords) => {
      if (!isEnding) console.error(`大厅程序意外结束 the hub ended by itself:\n${lastWords}`)
      void end(1)
    })
    console.log(welcome(live, cast, speed, staffPassword))
    const stage = new DemoStage(live, cast, {
      crowd,
      chanceOf: chanceOf(seed),
      stop: stop.signal,
      onTrouble: (who, error) =>
        console.error(`${who}: ${error instanceof Error ? error.message : String(error)}`),
    })
    void keepStep(live, stop.signal)
    await stage.play()
  } catch (error) {
    // Whatever breaks while the hall is being taken down is no news.
    if (isEnding) return
    console.error(adviceFor(error, dataDir))
    await end(1)
  }
}

/** Lets the crowd live by the hub's clock, whose speed the portal may change. */
async function keepStep({ hub, timeline }: LiveHall, stop: AbortSignal): Promise<void> {
  const anybody = new HubClient(hub.baseUrl, null)
  while (!stop.aborted) {
    await sleep(stepMs, stop)
    const { clock } = await anybody.get<DemoClockView>('/api/v1/demo/clock').catch(() => ({ clock: null }))
    if (clock !== null) timeline.follow(clock)
  }
}

function adviceFor(error: unknown, dataDir: string): string {
  if (error instanceof Refusal && error.code === 'wrong_password')
    return `${dataDir} 已有其他密码：请用 STAFF_PASSWORD 提供。 ${dataDir} has a password of its own: give it as STAFF_PASSWORD.`
  return error instanceof Error ? error.message : String(error)
}

interface DemoOptions {
  readonly speed: number
  readonly crowd: CrowdName
  /** Empty for another crowd each time. */
  readonly seed: string
}

const usage = 'npm run demo -- [--speed N] [--crowded] [--seed TEXT]'

function parseOptions(argv: readonly string[]): DemoOptions {
  const options = {
    speed: { type: 'string', default: String(usualSpeed) },
    crowded: { type: 'boolean', default: false },
    seed: { type: 'string', default: '' },
  } as const
  const { speed, crowded, seed } = readOptions(argv, { options }, usage).values
  return {
    speed: numberWithin('--speed', speed, 1, highestDemoSpeed),
    crowd: crowded ? 'crowded' : 'usual',
    seed,
  }
}

/** The luck of everybody in the demo: of the same seed the same people come, though the hall's clock is a real one. */
function chanceOf(seed: string): DemoPlay['chanceOf'] {
  if (seed === '') return () => Math.random
  return (identity) => {
    const stream = new ChanceStream(`${seed} ${identity}`)
    return () => stream.uniform()
  }
}

await runCommand(demo)
