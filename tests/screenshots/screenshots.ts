import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { thumbnails } from '../../hub/console/portal/thumbnails.ts'
import { projectRoot } from '../../hub/project-root.ts'
import { scratchFolder } from '../../hub/simulation/scratch-folder.ts'
import { launchBrowser } from '../browser/support/launch-browser.ts'
import { demoHall, type PictureHall, stillHall, takeOne } from './halls.ts'
import { type Screen, type Size, screens } from './screens.ts'
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

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    halls: { type: 'string', default: 'usual,empty,full' },
    keep: { type: 'boolean', default: false },
    out: { type: 'string', default: join(projectRoot, 'screenshots') },
  },
})
const only = options.only.split(',').filter((name) => name !== '')
const halls = options.halls.split(',')
const folder = scratchFolder('screenshots')
const browser = await launchBrowser()
const faults: string[] = []

async function take(hall: PictureHall, state: string, wanted: (screen: Screen) => boolean): Promise<void> {
  const { baseUrl } = hall
  const shown = screens.filter(
    (screen) => wanted(screen) && (only.length === 0 || only.includes(screen.name)),
  )
  const needsTicket = shown.some(({ path }) => typeof path !== 'string')
  const ticketCode = needsTicket ? await takeOne(baseUrl, staffPassword) : ''
  const studio: Studio = {
    browser,
    baseUrl,
    staffPassword,
    scene: { ticketCode },
    folder: join(options.out, state),
  }
  for (const screen of shown)
    for (const look of looksOf(screen))
      for (const size of screen.sizes) {
        try {
          process.stdout.write(`${await takePicture(studio, screen, look, size)}\n`)
        } catch (error) {
          faults.push(
            `${state} ${screen.name} ${look.name}: ${error instanceof Error ? error.message : error}`,
          )
        }
      }
  await hall.stop()
}

/** The pictures that the project keeps: one of each screen for the portal, and some larger ones for the README. */
async function keepPictures(): Promise<void> {
  const usual = join(options.out, 'usual')
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

const isExtreme = ({ name }: Screen) => extremes.includes(name)
if (only.length === 0 && halls.length === 3) await rm(options.out, { recursive: true, force: true })
if (halls.includes('empty')) await take(await stillHall(folder, staffPassword, 0), 'empty', isExtreme)
if (halls.includes('full')) await take(await stillHall(folder, staffPassword, 300), 'full', isExtreme)
if (halls.includes('usual')) await take(await demoHall(folder, staffPassword), 'usual', () => true)
if (options.keep) await keepPictures()
await browser.close()
for (const fault of faults) process.stderr.write(`${fault}\n`)
process.exit(faults.length === 0 ? 0 : 1)
