import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestHub, type TestHub } from '../support/test-hub.ts'
import { faultsInEveryTheme } from './support/check-accessibility.ts'
import { launchBrowser } from './support/launch-browser.ts'
import { heardAddresses, heardClips, listen, sentences } from './support/loudspeaker.ts'

let hub: TestHub
let browser: Browser
beforeEach(async () => {
  ;[hub, browser] = await Promise.all([startTestHub(), launchBrowser()])
})
afterEach(async () => {
  await browser.close()
  await hub[Symbol.asyncDispose]()
})

const ogg = (word: string) => readFileSync(`shared/voice/clips/${word}.ogg`)
async function openBoard(): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
  await page.addInitScript(listen)
  await page.goto(`${hub.url}/display/general?device=board-general`)
  const sound = page.getByRole('button', { name: '点按开启语音' })
  await sound.click()
  await sound.waitFor({ state: 'detached' })
  return page
}

async function openPanel(): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce' })
  page.setDefaultTimeout(10_000)
  await page.addInitScript(listen)
  await page.goto(`${hub.url}/admin#voice`)
  await page.locator('input[name=badgeNumber]').fill('9001')
  await page.locator('input[name=password]').fill('test-password')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '现在的声音' }).waitFor()
  return page
}

describe('the recorded voice on the administrator’s page', () => {
  describe('when recordings are added, heard and taken back', () => {
    it('tells each file that is not used, plays as a board does, and a board that runs speaks with them', async () => {
      const [board, page] = await Promise.all([openBoard(), openPanel()])
      const rows = page.locator('.voice-languages li')
      expect(await rows.nth(0).textContent()).toContain('用内置语音 · 录音 0 / 43')
      expect(await rows.nth(2).textContent()).toMatch(/没有声音，不播报.*还缺 nan\/please, nan\/A/)
      await page.locator('summary').first().click()
      await page.locator('.lacking').getByText('号窗口').waitFor()
      expect(await page.getByRole('textbox', { name: '还没有录的 43 个文件' }).first().inputValue()).toMatch(
        /^zh\/please\.ogg\nzh\/number\.ogg/,
      )

      await page.getByLabel('选择普通话录音…').setInputFiles([
        { name: 'window.ogg', mimeType: 'audio/ogg', buffer: ogg('zh/window') },
        { name: '8.ogg', mimeType: 'audio/ogg', buffer: Buffer.from('no sound') },
        { name: '9.ogg', mimeType: 'audio/ogg', buffer: ogg('zh/9').subarray(0, 100) },
        { name: 'eight.ogg', mimeType: 'audio/ogg', buffer: ogg('zh/8') },
      ])
      await page.getByText('换上了 1 段录音').waitFor()
      await page.getByText('“8.ogg”的内容不是 ogg').waitFor()
      await page.getByText('“9.ogg”打不开').waitFor()
      await page.getByText('“eight.ogg”不是播报用的词').waitFor()
      expect(await rows.nth(0).textContent()).toContain('录音，缺的用内置语音 · 录音 1 / 43')

      await page.getByRole('button', { name: '试听普通话' }).focus()
      await page.keyboard.press('Enter')
      await page.getByText('正在播放').waitFor()
      // The call takes its time: all of this is done while it is heard.
      const kiosk = await hub.kiosk()
      await kiosk.command('/api/v1/kiosk/tickets', { serviceId: 'passport', language: 'zh' })
      const clerk = await hub.staff('1001')
      await clerk.command('/api/v1/clerk/sign-in', { windowId: 'w01' })
      await clerk.command('/api/v1/clerk/next', {})
      await expect
        .poll(() => heardAddresses(board))
        .toContainEqual(expect.stringContaining('/voice-pack/zh-window?v='))

      expect(await faultsInEveryTheme(page)).toEqual([])
      await page.dispatchEvent('.drop', 'drop', {
        dataTransfer: await page.evaluateHandle(() => {
          const dropped = new DataTransfer()
          dropped.items.add(new File(['notes'], 'notes.txt'))
          return dropped
        }),
      })
      await page.getByText('没有可用的录音').waitFor()
      await page.getByText('“notes.txt”不是播报用的词').waitFor()
      await page.getByText('用大屏同一套程序播放').waitFor()
      const call = 'zh: please A 0 0 8 number to 3 window'
      expect(sentences(await heardClips(page))).toEqual(['chime', call, call])
      expect(
        (await heardAddresses(page)).filter((address) => address.includes('/voice-pack/zh-window?v=')),
      ).toHaveLength(2)

      await page.getByRole('button', { name: '撤销上次更改' }).focus()
      await page.keyboard.press('Enter')
      await page.getByText('恢复了上一次的语音包').waitFor()
      expect(await rows.nth(0).textContent()).toContain('用内置语音 · 录音 0 / 43')
    })
  })
})
