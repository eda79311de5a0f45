import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { HallDefinition } from '../../shared/hall-definition.ts'
import { launchBrowser } from '../browser/support/launch-browser.ts'
import { BenchHub } from './bench-hub.ts'
import { WindowClient } from './clients.ts'
import { quantile, type Spread, spreadOf } from './statistics.ts'

/** People who wait when the rounds begin, besides those who are served. */
const backlog = 50
/** Rounds before the counted ones: code that ran once only is not what a clerk meets all day. */
const warmUpRounds = 5
/** The three keys of a round, and what the great button means after each. */
const keysOfRound = [
  { key: 'f', becomes: 'call-next' },
  { key: ' ', becomes: 'begin' },
  { key: 'a', becomes: 'finish-and-next' },
] as const

/** What a clerk's round costs. */
export interface ClerkPageResult {
  readonly rounds: number
  readonly keysPerRound: number
  /** The screen's own time of a round in milliseconds: from each key to the picture, without the hub's answers. */
  readonly ownMs: Spread
  readonly ownP99Ms: number
  /** The same with the hub's answers. */
  readonly wholeMs: Spread
}

interface KeyTime {
  readonly ownMs: number
  readonly wholeMs: number
}

/** Serves visitors by three keys each on the clerk's page of a real hub, in a real browser at 1366 x 768. */
export async function measureClerkPage(
  folder: string,
  hall: HallDefinition,
  rounds: number,
): Promise<ClerkPageResult> {
  const hub = await BenchHub.prepare({ folder: await mkdtemp(join(folder, 'hub-')), hall })
  await hub.start()
  const [clerk] = await WindowClient.openWindows(hub.baseUrl, 1)
  if (clerk === undefined) throw new Error('no window was opened')
  for (let visitor = 0; visitor < rounds + warmUpRounds + backlog; visitor += 1) await clerk.take()
  const browser = await launchBrowser()
  const measured: KeyTime[] = []
  try {
    const page = await openDesk(await browser.newPage({ viewport: { width: 1366, height: 768 } }), hub, clerk)
    for (let round = 0; round < rounds + warmUpRounds; round += 1) {
      const time = await timeRound(page)
      if (round >= warmUpRounds) measured.push(time)
    }
  } finally {
    await browser.close()
    clerk.close()
    await hub.stop()
  }
  const own = measured.map(({ ownMs }) => ownMs)
  return {
    rounds,
    keysPerRound: keysOfRound.length,
    ownMs: spreadOf(own),
    ownP99Ms: quantile(own, 0.99),
    wholeMs: spreadOf(measured.map(({ wholeMs }) => wholeMs)),
  }
}

/** Opens the page as the clerk who is signed in at the window, with the first visitor in service. */
async function openDesk(page: Page, hub: BenchHub, clerk: WindowClient): Promise<Page> {
  const [name = '', value = ''] = clerk.cookie.split('=')
  await page.context().addCookies([{ name, value, url: hub.baseUrl }])
  // The runner of this file names functions by a helper of its own, which the page does not have.
  await page.addInitScript('globalThis.__name = (value) => value')
  await page.addInitScript(watchKeys)
  await clerk.next()
  await clerk.arrive()
  await page.goto(`${hub.baseUrl}/clerk`)
  await page.locator('.next[data-act="finish-and-next"]').waitFor()
  return page
}

async function timeRound(page: Page): Promise<KeyTime> {
  let [ownMs, wholeMs] = [0, 0]
  for (const { key, becomes } of keysOfRound) {
    await page.locator('.next[aria-disabled="false"]').waitFor()
    const time = page.evaluate((act) => globalThis.timeNextKey(act), becomes)
    await page.keyboard.press(key)
    const taken = await time
    ownMs += taken.ownMs
    wholeMs += taken.wholeMs
  }
  return { ownMs, wholeMs }
}

declare global {
  /** Resolves when the great button means the given act and its picture has been drawn after the next key. */
  var timeNextKey: (becomes: string) => Promise<{ ownMs: number; wholeMs: number }>
}

/** Runs in the page: notes when a key came, when its command left and was answered, and when the screen showed it. */
function watchKeys(): void {
  let pressedMs = 0
  let sentMs = 0
  let answeredMs = 0
  const plainFetch = globalThis.fetch
  globalThis.fetch = async (...request) => {
    sentMs = performance.now()
    const reply = await plainFetch(...request)
    answeredMs = performance.now()
    return reply
  }
  addEventListener(
    'keydown',
    (event) => {
      pressedMs = event.timeStamp
    },
    true,
  )
  const hasBecome = (act: string) => document.querySelector(`.next[data-act="${act}"]`) !== null
  /** After the frame that shows it, as near to the paint as a page can tell. */
  const painted = () =>
    new Promise<void>((resolve) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => resolve()
        port2.postMessage(undefined)
      }),
    )
  globalThis.timeNextKey = (becomes) =>
    new Promise((resolve) => {
      const watch = new MutationObserver(async () => {
        if (!hasBecome(becomes)) return
        watch.disconnect()
        await painted()
        const wholeMs = performance.now() - pressedMs
        resolve({ ownMs: wholeMs - (answeredMs - sentMs), wholeMs })
      })
      watch.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
    })
}
