import { describe, expect, it } from 'vitest'
import { accessibilityFaults, faultsInEveryTheme } from './support/check-accessibility.ts'
import { lostOnPhone } from './support/check-large-text.ts'
import { visitKiosk } from './support/kiosk-visit.ts'
import { smallest } from './support/kiosk-visitor.ts'
import { screens } from './support/walk.ts'

const visit = visitKiosk()
const { tile, takeButton, shows } = visit

describe('the kiosk within everybody’s reach', () => {
  describe('when it is seen by someone with gloves, weak eyes or a wheelchair', () => {
    it('keeps every target at 96 px and every text at 26 px', async () => {
      const high = await smallest(visit.page)
      await visit.page.setViewportSize(screens.desktop)
      await tile('台胞服务中心').waitFor()
      for (const { touch, text, isInside } of [high, await smallest(visit.page)]) {
        expect(touch).toBeGreaterThanOrEqual(96)
        expect(text).toBeGreaterThanOrEqual(26)
        expect(isInside).toBe(true)
      }
    })
    it('doubles every text without losing any, and still gives a ticket in three touches', async () => {
      const lost: string[] = []
      const look = async (state: string) => {
        await visit.page.locator(`.kiosk[data-text="large"][data-at="${state}"]`).waitFor()
        lost.push(...(await lostOnPhone(visit.page)).map((what) => `${state}: ${what}`))
        expect((await smallest(visit.page)).text).toBeGreaterThanOrEqual(52)
      }
      await visit.page.getByRole('button', { name: '大字' }).click()
      await look('home')
      await visit.page.locator('.door.search').click()
      await visit.page.getByRole('button', { name: 'G', exact: true }).click()
      await look('search')
      await visit.page.locator('.back').click()
      await visit.page.locator('.door.booked').click()
      const isZeroInSight = async () => {
        const zero = await visit.page.getByRole('button', { name: '0', exact: true }).boundingBox()
        const button = await visit.page.locator('.check-in > .take').boundingBox()
        return zero !== null && button !== null && zero.y + zero.height <= button.y
      }
      await expect.poll(isZeroInSight).toBe(true)
      await visit.page.getByRole('button', { name: 'English' }).click()
      await visit.page.getByText('Or type your 8-digit code').waitFor()
      expect(await isZeroInSight()).toBe(true)
      await visit.page.getByRole('button', { name: '中文' }).click()
      await look('check-in')
      await visit.page.locator('.back').click()
      await tile('税务局').click()
      await look('department')
      await tile('契税申报缴纳').click()
      await look('confirm')
      expect(await faultsInEveryTheme(visit.page)).toEqual([])
      await takeButton().click()
      await look('ticket')
      await visit.page.getByRole('button', { name: '完成' }).click()
      await visit.page.locator('.kiosk[data-text="normal"]').waitFor()
      expect(lost).toEqual([])
    })
    it('begins at the top for who comes next, however far down it was left', async () => {
      const enlarge = visit.page.getByRole('button', { name: '大字' })
      const top = () => visit.page.locator('.body').evaluate(({ scrollTop }) => scrollTop)
      await enlarge.click()
      await visit.page.locator('.body').evaluate((body) => body.scrollTo({ top: 500, behavior: 'instant' }))
      expect(await top()).toBe(500)
      await enlarge.click()
      await visit.page.locator('.kiosk[data-text="normal"]').waitFor()
      await enlarge.click()
      await visit.page.locator('.kiosk[data-text="large"]').waitFor()
      await expect.poll(top).toBe(0)
    })
    it('moves what is longer than the screen by two buttons, at a kiosk that is always large', async () => {
      await visit.page.goto(`${visit.hub.url}/kiosk?text=200`)
      await visit.page.goto(`${visit.hub.url}/kiosk`)
      const isSeen = async () => {
        const box = await tile('台胞服务中心').boundingBox()
        const frame = await visit.page.locator('.body').boundingBox()
        return box !== null && frame !== null && box.y + box.height <= frame.y + frame.height
      }
      await tile('台胞服务中心').waitFor()
      expect(await isSeen()).toBe(false)
      const down = visit.page.getByRole('button', { name: '往下' })
      // Forced: it may be disabled while the text still glides, and that is no touch to wait for.
      while ((await down.getAttribute('aria-disabled')) !== 'true') await down.click({ force: true })
      expect(await isSeen()).toBe(true)
      await visit.page.getByRole('button', { name: '低位' }).click()
      expect((await smallest(visit.page)).text).toBeGreaterThanOrEqual(52)
      expect((await down.boundingBox())?.y).toBeGreaterThanOrEqual(screens.kiosk.height / 2)
    })
    it('brings everything that is touched into the lower half', async () => {
      await visit.page.getByRole('button', { name: '低位' }).click()
      expect((await smallest(visit.page)).top).toBeGreaterThanOrEqual(screens.kiosk.height / 2)
      await visit.page.getByRole('button', { name: '搜索事项' }).click()
      await visit.page.getByRole('button', { name: 'G', exact: true }).click()
      const searching = await smallest(visit.page)
      expect(searching.top).toBeGreaterThanOrEqual(screens.kiosk.height / 2)
      expect(searching.isInside).toBe(true)
    })
    it('has no fault that axe can find', async () => {
      expect(await accessibilityFaults(visit.page)).toEqual([])
      await tile('税务局').click()
      expect(await accessibilityFaults(visit.page)).toEqual([])
      await tile('契税申报缴纳').click()
      expect(await accessibilityFaults(visit.page)).toEqual([])
      await takeButton().click()
      await shows('请取走号票')
      expect(await accessibilityFaults(visit.page)).toEqual([])
    })
  })
})
