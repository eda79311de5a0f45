import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import type { HallDefinition } from '../../shared/hall-definition.ts'
import { launchBrowser } from '../browser/support/launch-browser.ts'
import { benchPassword } from './bench-hall.ts'
import { BenchHub } from './bench-hub.ts'
import { WindowClient } from './clients.ts'

/** Who waits while the page is measured, and how often something changes. */
const waiting = 400
const changesASecond = 10
/** The page's own start is not what is measured: fonts, first drawing, the first views. */
const settleMs = 4_000
/** Parts beside the windows, in the order of their tabs. */
const sides = ['steer', 'day', 'ratings', 'devices', 'notices'] as const

/** What the page of the control does instead: far less than 50 ms at a time, as often as a view comes. */
const controlEveryMs = 250
const controlWorkMs = 5

/** How much is measured. */
export interface PageEffort {
  /** How long each part beside the windows is looked at, in milliseconds. */
  readonly eachMs: number
}

/** Tasks of the manager page's main thread, while a part beside the windows is shown. */
export interface PageTasks {
  readonly side: string
  /** Tasks over 50 ms, and the longest of them in milliseconds; 0 when there was none. */
  readonly longTasks: number
  readonly longestMs: number
  /** Share of the time in which the main thread worked. */
  readonly busy: number
}

/** The manager's page on a full floor. */
export interface PageResult {
  readonly windows: number
  readonly waiting: number
  readonly changesASecond: number
  readonly tasks: readonly PageTasks[]
  /** An empty page that works a little: its long tasks are the machine's, whose processors others had meanwhile. */
  readonly control: PageTasks
}

/** Measures how smooth the manager's page stays with every window open, a full hall and ten changes a second. */
export async function measureManagerPage(
  folder: string,
  hall: HallDefinition,
  { eachMs }: PageEffort,
): Promise<PageResult> {
  const hub = await BenchHub.prepare({ folder: await mkdtemp(join(folder, 'page-')), hall })
  await hub.start()
  const windows = await WindowClient.openWindows(hub.baseUrl, hall.windows.length)
  await fill(windows)
  const browser = await launchBrowser()
  const traffic = keepBusy(windows)
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
    await openManager(page, hub.baseUrl)
    await delay(settleMs)
    const tasks: PageTasks[] = []
    for (const [index, side] of sides.entries()) {
      await page.getByRole('tab').nth(index).click()
      tasks.push({ side, ...(await tasksOf(page, eachMs)) })
    }
    await page.goto('about:blank')
    await page.evaluate(workALittle, { everyMs: controlEveryMs, workMs: controlWorkMs })
    const control = { side: 'none: 5 ms of work', ...(await tasksOf(page, eachMs)) }
    return { windows: windows.length, waiting, changesASecond, tasks, control }
  } finally {
    await traffic.stop()
    await browser.close()
    for (const client of windows) client.close()
    await hub.stop()
  }
}

/** Runs in the page of the control. */
function workALittle({ everyMs, workMs }: { readonly everyMs: number; readonly workMs: number }): void {
  setInterval(() => {
    const begun = performance.now()
    while (performance.now() - begun < workMs);
  }, everyMs)
}

/** Somebody at every other window, and the queue before them all. */
async function fill(windows: readonly WindowClient[]): Promise<void> {
  const served = windows.filter((_, index) => index % 2 === 0)
  for (const client of served) {
    await client.take()
    await client.next()
  }
  for (let count = 0; count < waiting; count += 1)
    await (windows[count % windows.length] as WindowClient).take()
}

/** Lets one clerk or kiosk after another do the next act, at an even pace; who comes is as many as are called. */
function keepBusy(windows: readonly WindowClient[]): { stop(): Promise<void> } {
  // The window counts its own steps from taking a number; those of a called visitor begin with the arrival.
  const acts = windows.map((client, index) => {
    const calls = [() => client.take(), () => client.next()]
    const service = [() => client.arrive(), () => client.finish()]
    return index % 2 === 0 ? [...service, ...calls] : [...calls, ...service]
  })
  let isOver = false
  const run = async () => {
    for (let step = 0; !isOver; step += 1) {
      const begun = performance.now()
      const ofWindow = acts[(step * 7) % acts.length] as (() => Promise<void>)[]
      await ofWindow[Math.floor(step / acts.length) % ofWindow.length]?.()
      await delay(Math.max(0, 1000 / changesASecond - (performance.now() - begun)))
    }
  }
  const running = run()
  return {
    stop: () => {
      isOver = true
      return running
    },
  }
}

async function openManager(page: Page, baseUrl: string): Promise<void> {
  const body = { badgeNumber: '90011', password: benchPassword }
  await page.goto(`${baseUrl}/manager`)
  await page.evaluate(async (credentials) => {
    const headers = { 'content-type': 'application/json' }
    await fetch('/api/v1/session', { method: 'POST', headers, body: JSON.stringify(credentials) })
  }, body)
  await page.reload()
  await page.locator('.tile').first().waitFor()
}

async function tasksOf(page: Page, eachMs: number): Promise<Omit<PageTasks, 'side'>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const worked = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
  }
  const before = await worked()
  const begun = performance.now()
  const lengthsMs = await page.evaluate(
    (ms) =>
      new Promise<number[]>((resolve) => {
        const lengths: number[] = []
        const observer = new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) lengths.push(duration)
        })
        observer.observe({ type: 'longtask' })
        setTimeout(() => {
          observer.disconnect()
          resolve(lengths)
        }, ms)
      }),
    eachMs,
  )
  const seconds = (performance.now() - begun) / 1000
  const busy = ((await worked()) - before) / seconds
  await session.detach()
  return { longTasks: lengthsMs.length, longestMs: Math.max(0, ...lengthsMs), busy }
}
