import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { accessibilityFaults } from './support/check-accessibility.ts'
import type { FakeStaffHub } from './support/fake-staff-hub.ts'
import { stageFor } from './support/staff-stage.ts'
import { focusedWords, tabTo } from './support/tab-to.ts'

const stage = stageFor('0001', { width: 1366, height: 768 })
let page: Page
let hub: FakeStaffHub
beforeEach(() => {
  ;({ page, hub } = stage())
})

describe('two lists of the hall on one page', () => {
  it('begins at its top, and leads to an entry that is added below', async () => {
    await page.setViewportSize({ width: 1366, height: 600 })
    await page.goto(`${hub.url}/admin#places`)
    await page.getByRole('button', { name: '新增部门' }).waitFor()
    // What a page does on its own once it has been drawn, it does in the next frames.
    await page.evaluate(() => new Promise((done) => setTimeout(done, 200)))
    expect(await page.evaluate(() => scrollY)).toBe(0)
    await page.getByRole('button', { name: '新增部门' }).click()
    await page.locator('.entries [aria-current]').nth(1).getByText('新增').waitFor()
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0)
  })
})

describe('the forms of the hall', () => {
  const open = async (section: string) => {
    await page.goto(`${hub.url}/admin#${section}`)
    await page.locator('.entry, .panel').first().waitFor()
  }
  const save = () => page.getByRole('button', { name: '保存', exact: true }).click()

  describe('when a service is added by keyboard alone', () => {
    it('tells mistakes at their fields, saves what is right, and warns of nothing else', async () => {
      await open('services')
      expect(await accessibilityFaults(page)).toEqual([])
      await page.getByRole('button', { name: '新增事项' }).focus()
      await page.keyboard.press('Enter')
      await page.getByText('还有 1 处要改正').waitFor()
      await page.locator('.entry').getByLabel('中文').first().fill('犬只登记')
      await page.getByLabel('平均办理时间').fill('一刻钟')
      await page.getByText('请填数字').waitFor()
      await page.getByText('事项 · 犬只登记').waitFor()
      expect(await accessibilityFaults(page)).toEqual([])
      await page.getByLabel('平均办理时间').fill('12')
      await page.getByText('有未保存的修改').waitFor()
      await page.getByRole('button', { name: '保存', exact: true }).focus()
      await page.keyboard.press('Enter')
      await page.getByText('已保存').waitFor()
      expect(hub.hallFile.hall.services.at(-1)).toMatchObject({
        name: { zh: '犬只登记' },
        expectedMinutes: 12,
      })
    })
  })

  describe('when somebody new works here', () => {
    it('shows the first password once, and locks somebody out when held', async () => {
      await open('staff')
      await page.getByRole('button', { name: '新增人员' }).click()
      await page.locator('.entry').getByLabel('中文').fill('王小明')
      await page.getByLabel('工号', { exact: true }).fill('1001')
      await page.getByText('工号“1001”重复').first().waitFor()
      await page.getByLabel('工号', { exact: true }).fill('1099')
      await page.getByText('有未保存的修改').waitFor()
      await save()
      await page.getByText('k7wq2mzx9d').waitFor()
      expect(await accessibilityFaults(page)).toEqual([])
      await page.getByRole('button', { name: '已记下' }).click()
      await page.getByRole('searchbox').fill('1002')
      await page.getByRole('button', { name: '林志远' }).click()
      await page.getByRole('button', { name: '停用' }).click()
      await page.locator('.hold-button').focus()
      await page.keyboard.down('Space')
      await page.getByText('已停用').waitFor()
      await page.keyboard.up('Space')
      expect([...hub.hallFile.locked]).toEqual(['clerk-02'])
    })
  })

  describe('when a screen on the wall is to have larger text', () => {
    it('offers the sizes that it has, and puts the choice into the hall’s file', async () => {
      await open('device-data')
      await page.getByRole('button', { name: '东门取号机' }).click()
      const size = page.getByLabel('文字大小')
      expect(await size.locator('option').allTextContents()).toEqual(['按屏幕上的设置', '100%', '200%'])
      await size.selectOption('200')
      await page.getByLabel('对比度', { exact: true }).selectOption('more')
      await page.getByText('有未保存的修改').waitFor()
      await save()
      await page.getByText('已保存').waitFor()
      expect(hub.hallFile.hall.devices.find(({ id }) => id === 'kiosk-01')).toMatchObject({
        textPercent: 200,
        contrast: 'more',
      })
    })
  })

  describe('when a device becomes one of another kind', () => {
    it('leaves nothing behind that has no field there, and takes it up again on the way back', async () => {
      await open('device-data')
      await page.getByRole('button', { name: '综合受理区显示屏' }).click()
      const kind = page.getByLabel('类型', { exact: true })
      await kind.selectOption('printer')
      await kind.selectOption('board')
      expect(await page.getByLabel('区域', { exact: true }).inputValue()).toBe('general')
      await kind.selectOption('kiosk')
      await page.getByText('有未保存的修改').waitFor()
      await save()
      await page.getByText('已保存').waitFor()
      expect(hub.hallFile.hall.devices.find(({ id }) => id === 'board-general')).toEqual({
        id: 'board-general',
        kind: 'kiosk',
        name: { zh: '综合受理区显示屏', en: 'Board, General Services' },
      })
    })
  })

  describe('when the layout of the tickets changes', () => {
    it('shows the paper as it would be printed, before anything is saved', async () => {
      await open('ticket')
      const paper = page.locator('.paper')
      await paper.locator('path.qr').waitFor()
      await page.getByRole('checkbox', { name: '排队进度二维码' }).uncheck()
      await page.getByRole('group', { name: '票头问候语' }).getByLabel('中文').fill('欢迎光临')
      await paper.getByText('欢迎光临').waitFor()
      expect(await paper.locator('path.qr').count()).toBe(0)
      expect(await accessibilityFaults(page)).toEqual([])
      await page.getByRole('button', { name: '放弃修改' }).click()
      await paper.locator('path.qr').waitFor()
      expect(hub.hallFile.versions).toHaveLength(1)
    })
  })

  describe('when a file is imported', () => {
    it('shows every mistake with its line, then takes the mended file, and an earlier version again', async () => {
      await open('transfer')
      const text = JSON.stringify(hub.hallFile.hall, null, 2)
      const choose = (name: string, content: string | Buffer) =>
        page.locator('input[type=file]').setInputFiles({
          name,
          mimeType: 'application/json',
          buffer: typeof content === 'string' ? Buffer.from(content) : content,
        })
      // In GBK, as an editor of another age saves it.
      await choose('gbk.json', Buffer.from([0x7b, 0x22, 0xb9, 0xab, 0x22, 0x7d]))
      await page.getByText('请用 UTF-8 保存').waitFor()
      await choose(
        'wrong.json',
        text.replace('"maxCalls": 3', '"maxCalls": 33').replace('"zoneId": "general"', '"zoneId": "nowhere"'),
      )
      await page.getByText('wrong.json：2 处要改正').waitFor()
      await page.getByText('"maxCalls": 33').waitFor()
      await page.getByText('没有区域“nowhere”').waitFor()
      expect(await accessibilityFaults(page)).toEqual([])
      await choose('right.json', text.replace('"maxCalls": 3', '"maxCalls": 4'))
      await page.getByText('修改规则').waitFor()
      await page.locator('.hold-button').focus()
      await page.keyboard.down('Space')
      await page.getByText('已导入').waitFor()
      await page.keyboard.up('Space')
      expect(hub.hallFile.hall.rules.maxCalls).toBe(4)
      await page.getByRole('button', { name: '恢复此版本' }).click()
      await page.getByText('已填入该版本').waitFor()
      await save()
      await page.getByText('已保存').waitFor()
      expect(hub.hallFile.hall.rules.maxCalls).toBe(3)
    })
  })
})

describe('the page of an administrator', () => {
  describe('when a morning is worked by keys alone, in English', () => {
    it('goes from the sign-in through a device, somebody new, the audit trail, and the hall’s file', async () => {
      hub.staff = undefined
      hub.audit = [1, 2, 3].map((seq) => ({
        seq,
        at: Date.now(),
        type: seq === 2 ? 'GreenChannelGranted' : 'TicketCalled',
        actor: { kind: 'guide', id: 's3' },
        data: { ticketId: `t-${seq}` },
        hash: 'ab'.repeat(32),
      }))
      await page.goto(`${hub.url}/admin?lang=en`)
      await page.locator('input[name=badgeNumber]:focus').waitFor()
      await page.keyboard.type('0001')
      await page.keyboard.press('Tab')
      await page.keyboard.type('correct')
      await page.keyboard.press('Enter')
      await page.getByRole('link', { name: 'Audit trail' }).waitFor()

      await tabTo(page, 'Devices')
      await page.keyboard.press('Enter')
      await tabTo(page, 'Device name')
      await page.keyboard.type('kiosk-01')
      await tabTo(page, 'Enrolment code')
      await page.keyboard.press('Enter')
      await page.getByText('48271936').waitFor()
      await page.keyboard.press('Escape')
      expect(await focusedWords(page)).toBe('Enrolment code')
      expect(hub.commands.map(({ path }) => path)).toEqual(['/admin/devices/kiosk-01/enrolment'])

      await tabTo(page, 'Staff', 'Shift+Tab')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Add somebody' }).waitFor()
      await tabTo(page, 'Add somebody')
      await page.keyboard.press('Enter')
      await page.locator('.entry input:focus').waitFor()
      await page.keyboard.type('王小明')
      await page.keyboard.press('Tab')
      await page.keyboard.type('Wang Xiaoming')
      await tabTo(page, 'Badge number')
      await page.keyboard.type('1099')
      await page.getByText('There are unsaved changes').waitFor()
      await tabTo(page, 'Save')
      await page.keyboard.press('Enter')
      await page.getByText('k7wq2mzx9d').waitFor()
      await tabTo(page, 'I have noted them')
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      expect(await focusedWords(page)).toBe('main')
      expect(hub.hallFile.hall.staff.at(-1)).toMatchObject({
        name: { zh: '王小明', en: 'Wang Xiaoming' },
        badgeNumber: '1099',
        role: 'clerk',
      })

      await tabTo(page, 'Audit trail', 'Shift+Tab')
      await page.keyboard.press('Enter')
      await tabTo(page, 'Filter')
      await page.keyboard.type('green')
      await page.getByText('3 loaded, 1 match').waitFor()

      await tabTo(page, 'Import', 'Shift+Tab')
      await page.keyboard.press('Enter')
      await tabTo(page, 'Download')
      const download = page.waitForEvent('download')
      await page.keyboard.press('Enter')
      const text = await readFile(await (await download).path(), 'utf8')
      await tabTo(page, 'Choose a file')
      // The window of files is the system's own: that the key opens it is what the page can be asked for.
      const field = page.locator('input[type=file]')
      await field.evaluate((input) =>
        input.addEventListener(
          'click',
          (event) => {
            event.preventDefault()
            input.setAttribute('data-opened', '')
          },
          { once: true },
        ),
      )
      await page.keyboard.press('Enter')
      await page.locator('input[type=file][data-opened]').waitFor({ state: 'attached' })
      await field.setInputFiles({
        name: 'hall.json',
        mimeType: 'application/json',
        buffer: Buffer.from(text.replace('"maxCalls": 3', '"maxCalls": 4')),
      })
      await page.getByText('hall.json is without mistakes').waitFor()
      await tabTo(page, 'Import it')
      await page.keyboard.down('Enter')
      await page.getByText('Imported, and in force at once').waitFor()
      await page.keyboard.up('Enter')
      expect(await focusedWords(page)).toBe('Import')
      expect(hub.hallFile.hall.rules.maxCalls).toBe(4)
    })
  })

  describe('when a morning is worked by mouse alone, in Chinese', () => {
    it('enrols a device, revokes it by holding, and adds a window like another', async () => {
      await page.goto(`${hub.url}/admin`)
      await page.getByRole('link', { name: '设备登记' }).click()
      await page.getByRole('button', { name: '登记码' }).first().click()
      await page.getByText('48271936').waitFor()
      await page.locator('.modal-close').click()
      await page.getByRole('button', { name: '吊销' }).first().click()
      await page.locator('.hold-button').hover()
      await page.mouse.down()
      await page.getByText('凭证已吊销').waitFor()
      await page.mouse.up()
      await page.locator('.modal-close').click()
      await page.getByRole('link', { name: '窗口', exact: true }).click()
      await page.locator('.entries li button').nth(2).click()
      await page.getByRole('button', { name: '复制' }).click()
      await page.getByRole('button', { name: '保存', exact: true }).click()
      await page.getByText('已保存').waitFor()
      const { windows } = hub.hallFile.hall
      expect(windows.at(-1)).toMatchObject({ name: windows[2]?.name, services: windows[2]?.services })
      expect(windows.at(-1)?.number).toBe(windows.length)
      expect(hub.commands.map(({ path }) => path.split('/').at(-1))).toEqual(['enrolment', 'revoke'])
    })
  })
})
