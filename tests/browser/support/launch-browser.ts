import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

/**
 * Made for one page in a small container: in one process the browser dies with its first closed context; and without
 * web security a walk would not notice what a visitor's browser refuses.
 */
const unwanted = ['--single-process', '--disable-web-security', '--allow-running-insecure-content']

/** Starts the Chromium that comes from npm, without any traffic of its own. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: [
      ...sparticuz.args.filter((arg) => !unwanted.includes(arg)),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      '--no-first-run',
    ],
    headless: true,
  })
}
