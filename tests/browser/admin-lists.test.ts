import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { accessibilityFaults } from './support/check-accessibility.ts'
import type { FakeStaffHub } from './support/fake-staff-hub.ts'
import { stageFor } from './support/staff-stage.ts'
import { fakeStaff } from './support/staff-views.ts'

const stage = stageFor('0001', { width: 1366, height: 768 })
let page: Page
let hub: FakeStaffHub
beforeEach(() => {
  ;({ page, hub } = stage())
})

describe('the devices of an administrator', () => {
  beforeEach(async () => {
    await page.goto(`${hub.url}/admin#devices`)
    await page.getByRole('searchbox').fill('kiosk-01')
  })

  describe('when a device is to be enrolled', () => {
    it('shows the code large, with how long it is valid', async () => {
      expect(await accessibilityFaults(page)).toEqual([])
      await page.getByRole('button', { name: '登记码' }).click()
      await page.getByText('48271936').waitFor()
      await page.getByText('分', { exact: false }).first().waitFor()
      expect(await accessibilityFaults(page)).toEqual([])
      expect(hub.commands.map(({ path }) => path)).toEqual(['/admin/devices/kiosk-01/enrolment'])
    })
  })

  describe('when a device is revoked', () => {
    it('waits until the button was held, by key as well', async () => {
      await page.getByRole('button', { name: '吊销' }).click()
      expect(await accessibilityFaults(page)).toEqual([])
      await page.locator('.hold-button').focus()
      await page.keyboard.down('Space')
      await page.getByText('凭证已吊销').waitFor()
      await page.keyboard.up('Space')
      expect(hub.commands.map(({ path }) => path)).toEqual(['/admin/devices/kiosk-01/revoke'])
    })
  })

  describe('when a manager looks', () => {
    it('offers no revocation and no audit trail', async () => {
      hub.staff = fakeStaff['0101']
      await page.goto(`${hub.url}/admin`)
      await page.getByRole('button', { name: '登记码' }).first().waitFor()
      expect(await page.getByRole('button', { name: '吊销' }).count()).toBe(0)
      expect(await page.getByRole('link', { name: '事项' }).count()).toBe(0)
      await page.getByRole('link', { name: '审计记录' }).click()
      await page.getByText('只对系统管理员开放').waitFor()
    })
  })
})

describe('the audit trail of an administrator', () => {
  describe('when the journal is longer than a page', () => {
    it('begins with the newest, loads older ones to the first, and filters', async () => {
      hub.audit = Array.from({ length: 130 }, (_, index) => ({
        seq: index + 1,
        at: Date.now(),
        type: index % 10 === 0 ? 'GreenChannelGranted' : 'TicketCalled',
        actor: { kind: index % 10 === 0 ? 'guide' : 'clerk', id: 's1' },
        data: { ticketId: `t-${index}` },
        hash: 'ab'.repeat(32),
      }))
      await page.goto(`${hub.url}/admin`)
      await page.getByRole('link', { name: '审计记录' }).click()
      const rows = page.locator('tbody tr')
      await rows.first().waitFor()
      expect(await rows.count()).toBe(100)
      expect(await rows.first().locator('td').first().textContent()).toBe('130')
      expect(await accessibilityFaults(page)).toEqual([])
      await page.getByRole('button', { name: '载入更早的记录' }).click()
      await page.getByText('已到最早一条').waitFor()
      expect(await rows.count()).toBe(130)
      await page.getByRole('searchbox').fill('绿色通道')
      await page.getByText('符合 13 条').waitFor()
      expect(await rows.count()).toBe(13)
    })
  })

  describe('when what is looked for stands far back', () => {
    it('searches older entries until it is found', async () => {
      hub.audit = Array.from({ length: 1300 }, (_, index) => ({
        seq: index + 1,
        at: Date.now(),
        type: 'AccessRecorded',
        actor: { kind: 'administrator', id: 's4' },
        data: { act: index === 3 ? 'device-revoked' : 'staff-signed-in', subject: `subject-${index}` },
        hash: 'ab'.repeat(32),
      }))
      await page.goto(`${hub.url}/admin#audit`)
      await page.locator('tbody tr').first().waitFor()
      await page.getByRole('searchbox').fill('吊销')
      await page.getByText('没有记录').waitFor()
      await page.getByRole('button', { name: '在更早的记录中查找' }).click()
      await page.getByText('subject-3').waitFor()
    })
  })
})
