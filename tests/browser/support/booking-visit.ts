import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { BookingVisitor, openPhone } from './booking-visitor.ts'
import { type FakeBookingHub, startFakeBookingHub } from './fake-booking-hub.ts'
import { launchBrowser } from './launch-browser.ts'
import type { Walk } from './walk.ts'

/** A phone on the booking page before a fake hub, new for each test, and the visitor who holds it. */
export interface BookingVisit {
  readonly browser: Browser
  readonly hub: FakeBookingHub
  readonly person: BookingVisitor
  /** The phone; a test that opens another screen puts it here. */
  walk: Walk
  /** Opens another page, on a phone of its own. */
  open(path: string): Promise<void>
  /** Waits until some text is there. */
  shows(text: string | RegExp): Promise<void>
  /** Waits for a step by its heading. */
  heading(name: string): Promise<void>
  /** The commands that the hub has received at addresses with this end. */
  commandsTo(end: string): FakeBookingHub['commands']
}

/** Opens the booking page before each test of a file, and closes it after; no test may leave an error in the page. */
export function visitBooking(): BookingVisit {
  let browser: Browser
  let hub: FakeBookingHub
  let walk: Walk
  let person: BookingVisitor
  const open = async (path: string) => {
    await walk?.context.close()
    walk = await openPhone(browser, hub.url + path)
    person = new BookingVisitor(walk.page, path.includes('lang=en') ? 'en' : 'zh')
  }

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    hub = await startFakeBookingHub()
    await open('/book')
  })
  afterEach(async () => {
    expect(walk.errors).toEqual([])
    await walk.context.close()
    await hub.stop()
  })
  return {
    get browser() {
      return browser
    },
    get hub() {
      return hub
    },
    get person() {
      return person
    },
    get walk() {
      return walk
    },
    set walk(other) {
      walk = other
    },
    open,
    shows: (text) => walk.page.getByText(text).first().waitFor(),
    heading: (name) => walk.page.getByRole('heading', { level: 1, name }).waitFor(),
    commandsTo: (end) => hub.commands.filter(({ path }) => path.endsWith(end)),
  }
}
