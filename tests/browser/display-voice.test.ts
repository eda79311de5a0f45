import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { VoicePackView } from '../../shared/http/voice-pack-schemas.ts'
import { type BusFixture, startBusFixture } from './support/bus-fixture.ts'
import { accessibilityFaults } from './support/check-accessibility.ts'
import { boardCalling, sampleAnnouncement, sampleBoard, sampleDevices } from './support/hall-samples.ts'
import { launchBrowser } from './support/launch-browser.ts'
import {
  type HeardClip,
  heardAddresses,
  heardClips,
  listen,
  sentences,
  soundClock,
} from './support/loudspeaker.ts'

describe('voice of a zone', () => {
  let browser: Browser
  let bus: BusFixture
  let context: BrowserContext
  let rev = 1

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    bus = await startBusFixture({ devices: sampleDevices })
    await bus.publish('boardState', 'hall', sampleBoard({ rev: ++rev }))
    await bus.publish('deviceConfig', 'board-1', { deviceId: 'board-1', voice: true })
    await bus.publish('deviceConfig', 'board-2', { deviceId: 'board-2', voice: false })
    context = await browser.newContext({ viewport: { width: 1920, height: 1080 } })
  })
  afterEach(async () => {
    await context.close()
    await bus.stop()
  })

  const open = async (deviceId: string): Promise<Page> => {
    const page = await context.newPage()
    await page.addInitScript(listen)
    await page.goto(`${bus.url}/display/hall?device=${deviceId}`)
    await page.getByRole('heading', { name: '厦门市政务服务中心' }).waitFor()
    return page
  }
  const openVoice = async (): Promise<Page> => {
    const page = await open('board-1')
    await soundButton(page).click()
    await soundButton(page).waitFor({ state: 'detached' })
    return page
  }
  const soundButton = (page: Page) => page.getByRole('button', { name: '点按开启语音' })
  const speaking = (page: Page) => page.evaluate(() => document.body.dataset.speaking)
  const showCalled = (...numbers: readonly string[]) =>
    bus.publish('boardState', 'hall', boardCalling(numbers, { rev: ++rev }))
  const announce = (ticketNumber: string, part: Parameters<typeof sampleAnnouncement>[0] = {}) =>
    bus.publish(
      'announce',
      'hall',
      sampleAnnouncement({ id: ticketNumber, rev, at: 1, ticketNumber, ...part }),
    )
  const acks = () => bus.heard('announceAck').map(({ id, status }) => `${id} ${status}`)

  describe('when three calls come within a second', () => {
    it('speaks them one after another, each once, each number right and without gaps, and none once its visitor has come', async () => {
      const [page, silent] = [await openVoice(), await open('board-2')]
      await showCalled('A008', 'A009', 'B112', 'C056', 'D070')
      await announce('A008')
      await announce('B112')
      await announce('C056')
      await announce('D070')
      await expect.poll(() => speaking(page)).toBe('A008')
      expect(await page.locator('.speaking').textContent()).toContain('正在播报')
      await announce('A009', { ttlMs: 50 })
      // C056 comes while it still waits to be spoken.
      await showCalled('A008', 'A009', 'B112', 'D070')
      await expect.poll(() => speaking(page), { timeout: 20_000 }).toBe('B112')
      await announce('A008')
      const isDropped = (ack: string) => ack.endsWith('dropped')
      await expect
        .poll(() => acks().filter((ack) => !isDropped(ack)), { timeout: 30_000 })
        .toEqual([
          'A008 spoken',
          // Heard again, answered again, and not spoken again.
          'A008 spoken',
          'B112 spoken',
          'D070 spoken',
        ])
      expect(acks().filter(isDropped).sort()).toEqual(['A009 dropped', 'C056 dropped'])

      const clips = await heardClips(page)
      const zh = (number: string) => `zh: please ${[...number].join(' ')} number to 3 window`
      const en = (number: string) => `en: number ${[...number].join(' ')} please 3`
      expect(sentences(clips)).toEqual(
        ['A008', 'B112', 'D070'].flatMap((number) => ['chime', zh(number), zh(number), en(number)]),
      )
      expect(overlaps(clips)).toEqual([])
      expect(longestGapMs(clips)).toBeLessThanOrEqual(200)
      expect(await heardClips(silent)).toEqual([])
    })
  })

  describe('when somebody comes while the call is being spoken', () => {
    it('ends with the sentence in hand', async () => {
      const page = await openVoice()
      await showCalled('A008')
      await announce('A008')
      await expect.poll(() => speaking(page)).toBe('A008')
      await showCalled()
      await expect.poll(() => acks().length, { timeout: 20_000, interval: 20 }).toBe(1)
      const answeredAt = await soundClock(page)
      const clips = await heardClips(page)
      const spoken = sentences(clips)
      expect(answeredAt).toBeGreaterThanOrEqual(clips.at(-1)?.endsAt ?? 0)
      expect(spoken.length).toBeLessThan(4)
      for (const sentence of spoken.slice(1))
        expect(sentence).toMatch(/^zh: please A 0 0 8 number to 3 window$/)
    })
  })

  describe('when the hall has quiet hours', () => {
    it('says so on the board and speaks nothing until they are over', async () => {
      const quiet = (quietHours: { from: string; to: string }[]) =>
        bus.publish('deviceConfig', 'board-1', {
          deviceId: 'board-1',
          voice: true,
          announcements: { volumePercent: 60, quietHours, languages: ['en'] },
        })
      const page = await openVoice()
      await quiet([{ from: '00:00', to: '24:00' }])
      await page.getByText('静音时段，请看屏幕').waitFor()
      await showCalled('A008', 'B112')
      await announce('A008')
      await expect.poll(acks).toEqual(['A008 dropped'])

      await quiet([])
      await page.getByText('静音时段，请看屏幕').waitFor({ state: 'detached' })
      await announce('B112')
      await expect.poll(acks, { timeout: 20_000 }).toEqual(['A008 dropped', 'B112 spoken'])
      expect(sentences(await heardClips(page))[1]).toBe('en: number B 1 1 2 please 3')
    })
  })

  describe('when the hall has a recorded voice', () => {
    it('speaks Minnan with it, the chime that it lacks with the built-in voice, and a new pack from the next call on', async () => {
      const words = ['please', 'A', '0', '8', 'number', 'to', '3', 'window']
      let version = '1'
      const fetched: string[] = []
      await context.route('**/api/v1/voice-pack', (route) => {
        // Of the second pack one word was recorded anew.
        const versionOf = (word: string) => (word === 'please' ? version : '1')
        const clips = words.map((word) => ({
          name: `nan/${word}`,
          url: `/api/v1/voice-pack/nan-${word}?v=${versionOf(word)}`,
          bytes: 1,
        }))
        return route.fulfill({ json: { version, clips } satisfies VoicePackView })
      })
      await context.route('**/api/v1/voice-pack/*', (route) => {
        fetched.push(route.request().url())
        const word = /nan-(\w+)/.exec(route.request().url())?.[1]
        return route.fulfill({ path: `shared/voice/clips/zh/${word}.ogg` })
      })
      const configure = () =>
        bus.publish('deviceConfig', 'board-1', {
          deviceId: 'board-1',
          voice: true,
          announcements: { volumePercent: 100, quietHours: [], languages: ['nan'] },
          voicePack: version,
        })
      await configure()
      const page = await openVoice()
      await showCalled('A008')
      await announce('A008')
      await expect.poll(() => speaking(page)).toBe('A008')
      version = '2'
      await configure()
      await expect.poll(() => fetched).toContainEqual(expect.stringContaining('nan-please?v=2'))
      await expect.poll(acks, { timeout: 20_000 }).toEqual(['A008 spoken'])
      const call = 'nan: please A 0 0 8 number to 3 window'
      expect(sentences(await heardClips(page))).toEqual(['chime', call, call])
      expect(fetched).toHaveLength(words.length + 1)

      await announce('A008', { id: 'again' })
      await expect.poll(acks, { timeout: 20_000 }).toEqual(['A008 spoken', 'again spoken'])
      const asked = (await heardAddresses(page)).filter((address) => address.includes('nan-please'))
      expect(asked.map((address) => address.split('?v=')[1])).toEqual(['1', '1', '2', '2'])
    })
  })

  describe('when the browser keeps the page silent', () => {
    it('asks for a tap, drops what grows stale, and speaks what is still fresh after it', async () => {
      const page = await open('board-1')
      await soundButton(page).waitFor()
      expect(await accessibilityFaults(page)).toEqual([])
      await showCalled('A007', 'C056')
      await announce('A007', { ttlMs: 50 })
      await announce('C056')
      await expect.poll(acks).toEqual(['A007 dropped'])
      await soundButton(page).click()
      await expect.poll(() => speaking(page)).toBe('C056')
    })
  })
})

/** The clips that begin before the one before them has ended. */
function overlaps(clips: readonly HeardClip[]): string[] {
  return clips
    .filter(({ startsAt }, at) => startsAt < (clips[at - 1]?.endsAt ?? 0) - 0.001)
    .map(({ name }) => name)
}

/** The longest silence within a sentence, in milliseconds. */
function longestGapMs(clips: readonly HeardClip[]): number {
  const gaps = clips.map(({ name, startsAt }, at) => {
    const before = clips[at - 1]
    const isFirst = before === undefined || name === 'chime' || before.name === 'chime'
    const isNext = isFirst || name === 'zh/please' || name === 'en/number'
    return isNext ? 0 : (startsAt - (before?.endsAt ?? 0)) * 1000
  })
  return Math.max(...gaps)
}
