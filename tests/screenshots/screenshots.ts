import { mkdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Browser } from 'playwright-core'
import { runCommand } from '../../hub/command-line.ts'
import { thumbnails } from '../../hub/console/portal/thumbnails.ts'
import { projectRoot } from '../../hub/project-root.ts'
import { scratchFolder } from '../../hub/simulation/scratch-folder.ts'
import { launchBrowser } from '../browser/support/launch-browser.ts'
import { bookOne, demoHall, emptyHall, fullHall, type PictureHall, serverOf, takeOne } from './halls.ts'
import { type Screen, type Size, screens } from './screens.ts'
import { type HallName, parseScreenshotArgs, type ScreenshotArgs } from './screenshot-args.ts'
import { looksOf, type Studio, takePicture } from './take-pictures.ts'
import { drawSmaller } from './thumbnails.ts'

const staffPassword = 'screenshots'
/** The screens whose empty and very full states are worth a look. */
const extremes = ['portal', 'clerk', 'guide', 'manager', 'board', 'kiosk', 'window-screen']
const thumbnailFolder = join(projectRoot, 'hub/console/portal/thumbnails')
/** Twice the size of its place on the portal. */
const thumbnailSize: Size = { width: 480, height: 256 }
const readmeFolder = join(projectRoot, '.github')
const readmePictures: readonly (readonly [picture: string, size: Size])[] = [
  ['board-zh-1920x1080', { width: 1120, height: 630 }],
  ['clerk-zh-1366x768', { width: 1120, height: 630 }],
  ['manager-zh-1920x1080', { width: 1120, height: 630 }],
  ['portal-zh-dark-1366x768', { width: 1120, height: 630 }],
  ['kiosk-zh-1080x1920', { width: 540, height: 960 }],
  ['pad-zh-800x1280', { width: 600, height: 960 }],
  ['follow-zh-dark-390x844', { width: 444, height: 960 }],
]

/** Takes pictures of a hall into a folder and stops it; returns what went wrong. */
async function take(
  hall: PictureHall,
  shown: readonly Screen[],
  { browser, folder }: { readonly browser: Browser; readonly folder: string },
): Promise<string[]> {
  const { baseUrl } = hall
  const faults: string[] = []
  const needsVisitor = shown.some(({ path }) => typeof path !== 'string')
  const ticketCode = needsVisitor ? await takeOne(baseUrl, staffPassword) : ''
  const bookingCode = needsVisitor ? await bookOne(baseUrl) : ''
  const studio: Studio = {
    browser,
    baseUrl,
    staffPassword,
    scene: { ticketCode, bookingCode, serveOne: serverOf(baseUrl, staffPassword) },
    folder,
  }
  for (const screen of shown)
    for (const look of looksOf(screen))
      for (const size of screen.sizes) {
        try {
          process.stdout.write(`${await takePicture(studio, screen, look, size)}\n`)
        } catch (error) {
          const said = error instanceof Error ? error.message : error
          faults.push(`${basename(folder)} ${screen.name} ${look.name}: ${said}`)
        }
      }
  await hall.stop()
  return faults
}

/** The pictures that the project keeps: one of each screen for the portal, and some larger ones for the README. */
async function keepPictures(browser: Browser, usual: string): Promise<void> {
  await mkdir(thumbnailFolder, { recursive: true })
  for (const name of Object.keys(thumbnails)) {
    const [size] = screens.find((screen) => screen.name === name)?.sizes ?? []
    if (size === undefined) continue
    const picture = join(usual, `${name}-zh-${size.width}x${size.height}.png`)
    await drawSmaller(browser, picture, join(thumbnailFolder, `${name}.webp`), thumbnailSize)
  }
  for (const [picture, size] of readmePictures) {
    const [name = ''] = picture.split('-')
    await drawSmaller(browser, join(usual, `${picture}.png`), join(readmeFolder, `${name}.webp`), size)
  }
}

async function takeAll({ screenNames, halls, keeps, folder }: ScreenshotArgs): Promise<void> {
  const shown = screens.filter(({ name }) => screenNames.includes(name))
  const extreme = shown.filter(({ name }) => extremes.includes(name))
  if (shown.length === screens.length && halls.length === 3)
    await rm(folder, { recursive: true, force: true })
  const scratch = scratchFolder('screenshots')
  const browser = await launchBrowser()
  const into = (state: HallName) => ({ browser, folder: join(folder, state) })
  const faults: string[] = []
  if (halls.includes('empty'))
    faults.push(...(await take(await emptyHall(scratch, staffPassword), extreme, into('empty'))))
  if (halls.includes('full'))
    faults.push(...(await take(await fullHall(scratch, staffPassword, 300), extreme, into('full'))))
  if (halls.includes('usual'))
    faults.push(...(await take(await demoHall(scratch, staffPassword), shown, into('usual'))))
  if (keeps) await keepPictures(browser, into('usual').folder)
  await browser.close()
  for (const fault of faults) process.stderr.write(`${fault}\n`)
  process.exitCode = faults.length === 0 ? 0 : 1
}

await runCommand(() => takeAll(parseScreenshotArgs(process.argv.slice(2))))
process.exit()
