import type { Page } from 'playwright-core'
import { sections } from '../../hub/console/admin/sections.ts'

/** A size of screen in CSS pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

const phone = { width: 390, height: 844 }
const desk = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]
const boardSizes = [
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
  { width: 1080, height: 1920 },
]
const padSizes = [
  { width: 1280, height: 800 },
  { width: 800, height: 1280 },
]
const kioskSizes = [{ width: 1080, height: 1920 }]

/** What a screen's path and steps may need of the hall as it stands. */
export interface Scene {
  /** The code of a ticket that waits. */
  readonly ticketCode: string
  /** The code of a booking that is confirmed. */
  readonly bookingCode: string
  /** Serves the next visitor at the first window, so that its pad invites. */
  readonly serveOne: () => Promise<void>
}

/** A screen to be taken, and how it comes to show what it is for. */
export interface Screen {
  readonly name: string
  readonly path: string | ((scene: Scene) => string)
  readonly sizes: readonly Size[]
  /** Who signs in first; left out where nobody has to. */
  readonly badge?: string
  /** Screens of persons are taken in dark colours too; those that stand in the hall in high contrast. */
  readonly audience: 'personal' | 'public'
  /** What is done before the picture. */
  readonly prepare?: (page: Page, scene: Scene) => Promise<void>
}

/** A page's part under its `#`, with the signed-in person's badge. */
const parts = (name: string, badge: string, ids: readonly string[]): readonly Screen[] =>
  ids.map((id) => ({
    name: `${name}-${id}`,
    path: `/${name}#${id}`,
    badge,
    sizes: [desk[0] as Size],
    audience: 'personal',
  }))
const touch = (selector: string) => (page: Page) => page.locator(selector).first().click()
/** From the kiosk's standby to the question before a ticket. */
const toConfirm = async (page: Page) => {
  await touch('.tile')(page)
  await touch('.list .tile')(page)
}
/** From what to bring to the days that can be booked. */
const toDays = async (page: Page) => {
  await touch('.foot .primary')(page)
  await page.locator('.soonest').waitFor()
}

/** Every screen of the hall; the states with many waiting and with none come from the halls that the pictures are taken in. */
export const screens: readonly Screen[] = [
  { name: 'portal', path: '/', sizes: [...desk, phone], audience: 'personal' },
  { name: 'missing', path: '/nowhere', sizes: [phone], audience: 'personal' },
  { name: 'sign-in', path: '/clerk', sizes: [desk[0] as Size], audience: 'personal' },
  { name: 'clerk', path: '/clerk', badge: '1005', sizes: desk, audience: 'personal' },
  {
    name: 'guide',
    path: '/guide',
    badge: '2001',
    sizes: [{ width: 1024, height: 768 }],
    audience: 'personal',
  },
  {
    name: 'guide-service',
    path: '/guide',
    badge: '2001',
    sizes: [{ width: 1024, height: 768 }],
    audience: 'personal',
    prepare: touch('.services button, .service-list button, main ul button'),
  },
  { name: 'manager', path: '/manager', badge: '3001', sizes: desk, audience: 'personal' },
  ...['day', 'ratings', 'devices', 'notices'].map((tab) => ({
    name: `manager-${tab}`,
    path: '/manager',
    badge: '3001',
    sizes: [desk[0] as Size],
    audience: 'personal' as const,
    prepare: touch(`[role=tab][id$="-${tab}"]`),
  })),
  { name: 'bookings', path: '/bookings', badge: '3001', sizes: desk, audience: 'personal' },
  ...parts('bookings', '3001', ['book', 'openings', 'close-day', 'call-backs']),
  { name: 'admin', path: '/admin', badge: '9001', sizes: desk, audience: 'personal' },
  ...parts(
    'admin',
    '9001',
    sections.slice(1).map(({ id }) => id),
  ),
  {
    name: 'board',
    path: '/display/general?device=board-general',
    sizes: boardSizes,
    audience: 'public',
  },
  {
    name: 'led-panel',
    path: '/led-panel?device=led-general',
    sizes: [{ width: 1366, height: 768 }],
    audience: 'public',
  },
  { name: 'window-screen', path: '/window-screen/w05', sizes: boardSizes, audience: 'public' },
  {
    name: 'pad',
    path: '/pad/w05',
    sizes: padSizes,
    audience: 'public',
  },
  {
    name: 'pad-invite',
    path: '/pad/w01',
    sizes: padSizes,
    audience: 'public',
    prepare: async (page, scene) => {
      await scene.serveOne()
      await page.locator('.face').first().waitFor()
    },
  },
  { name: 'kiosk', path: '/kiosk?device=kiosk-01', sizes: kioskSizes, audience: 'public' },
  {
    name: 'kiosk-list',
    path: '/kiosk?device=kiosk-01',
    sizes: kioskSizes,
    audience: 'public',
    prepare: touch('.tile'),
  },
  {
    name: 'kiosk-confirm',
    path: '/kiosk?device=kiosk-01',
    sizes: kioskSizes,
    audience: 'public',
    prepare: async (page) => {
      await toConfirm(page)
      await page.locator('button.take').waitFor()
    },
  },
  {
    name: 'kiosk-search',
    path: '/kiosk?device=kiosk-01',
    sizes: kioskSizes,
    audience: 'public',
    prepare: touch('.door.search'),
  },
  {
    name: 'kiosk-ticket',
    path: '/kiosk?device=kiosk-01',
    sizes: kioskSizes,
    audience: 'public',
    prepare: async (page) => {
      await toConfirm(page)
      await page.locator('button.take').click()
      await page.locator('.ticket-number').waitFor()
    },
  },
  {
    name: 'kiosk-booking',
    path: '/kiosk?device=kiosk-01',
    sizes: kioskSizes,
    audience: 'public',
    prepare: touch('.door.booked'),
  },
  { name: 'follow', path: ({ ticketCode }) => `/t/${ticketCode}`, sizes: [phone], audience: 'personal' },
  { name: 'book', path: '/book', sizes: [phone], audience: 'personal' },
  {
    name: 'book-day',
    path: '/book?service=passport',
    sizes: [phone],
    audience: 'personal',
    prepare: toDays,
  },
  {
    name: 'book-time',
    path: '/book?service=passport',
    sizes: [phone, desk[0] as Size],
    audience: 'personal',
    prepare: async (page) => {
      await toDays(page)
      await touch('.soonest')(page)
      await page.locator('.slot').first().waitFor()
    },
  },
  { name: 'pass', path: ({ bookingCode }) => `/b/${bookingCode}`, sizes: [phone], audience: 'personal' },
  { name: 'my-bookings', path: '/book/mine', sizes: [phone], audience: 'personal' },
]
