import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

/** A clip as the page's sound device was told to play it; times of its clock, in seconds. */
export interface HeardClip {
  /** As in the pack: `zh/please`, `chime`; in the page its address. */
  readonly name: string
  readonly startsAt: number
  readonly endsAt: number
}

/**
 * Runs in the page: listens to what the sound device plays. It is silent until it is resumed, as browsers hold it before
 * the first touch (the walk's own looking at the page counts as a touch to Chromium, sooner or later), and every clip is
 * cut to a twentieth of a second, so that a walk need not wait for whole sentences.
 */
export function listen(): void {
  const clipSeconds = 0.05
  const names = new WeakMap<ArrayBuffer | AudioBuffer, string>()
  const heard: (HeardClip & { source: AudioBufferSourceNode })[] = []
  Object.assign(window, { heard })

  const { arrayBuffer } = Response.prototype
  Response.prototype.arrayBuffer = async function () {
    const bytes = await arrayBuffer.call(this)
    names.set(bytes, this.url)
    return bytes
  }
  const { start, stop } = AudioBufferSourceNode.prototype
  AudioBufferSourceNode.prototype.start = function (when = 0) {
    const name = this.buffer === null ? 'nothing' : (names.get(this.buffer) ?? 'unknown')
    heard.push({ name, startsAt: when, endsAt: when + clipSeconds, source: this })
    start.call(this, when)
  }
  AudioBufferSourceNode.prototype.stop = function (when) {
    const at = heard.findIndex(
      ({ source, startsAt }) => source === this && startsAt > this.context.currentTime,
    )
    if (at >= 0) heard.splice(at, 1)
    stop.call(this, when)
  }
  window.AudioContext = class extends AudioContext {
    constructor(options?: AudioContextOptions) {
      super(options)
      void this.suspend()
    }
    override async decodeAudioData(bytes: ArrayBuffer): Promise<AudioBuffer> {
      const url = names.get(bytes) ?? ''
      const whole = await super.decodeAudioData(bytes)
      const short = new AudioBuffer({
        length: Math.round(clipSeconds * whole.sampleRate),
        sampleRate: whole.sampleRate,
      })
      names.set(short, url)
      return short
    }
  }
}

/** Every clip that was played or is scheduled, by its name in the pack, in order. */
export async function heardClips(page: Page): Promise<HeardClip[]> {
  const clips = await page.evaluate(() =>
    (window as unknown as { heard: HeardClip[] }).heard.map(({ name, startsAt, endsAt }) => ({
      name,
      startsAt,
      endsAt,
    })),
  )
  return Promise.all(clips.map(async (clip) => ({ ...clip, name: await nameInPack(clip.name) })))
}

/** The addresses of what was played or is scheduled, in order. */
export function heardAddresses(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { heard: HeardClip[] }).heard.map(({ name }) => name))
}

/** What the clock of the page's sound device shows, in seconds, once it has played. */
export async function soundClock(page: Page): Promise<number> {
  return page.evaluate(
    () => (window as unknown as { heard: { source: AudioNode }[] }).heard[0]?.source.context.currentTime ?? 0,
  )
}

const clipsDir = fileURLToPath(new URL('../../../shared/voice/clips', import.meta.url))
const namesByUrl = new Map<string, Promise<string>>()
let namesBySum: Promise<Map<string, string>> | undefined

/** A recorded clip has its name in its address; the build names its own anew, so that these are known by what is in them. */
function nameInPack(url: string): Promise<string> {
  const [, language, word] = /voice-pack\/([a-z]+)-(\w+)/.exec(url) ?? []
  if (word !== undefined) return Promise.resolve(`${language}/${word}`)
  const known = namesByUrl.get(url)
  if (known !== undefined) return known
  const name = (async () => {
    namesBySum ??= sumsOfPack()
    const bytes = Buffer.from(await (await fetch(url)).arrayBuffer())
    return (await namesBySum).get(sumOf(bytes)) ?? `not of the pack: ${url}`
  })()
  namesByUrl.set(url, name)
  return name
}

async function sumsOfPack(): Promise<Map<string, string>> {
  const files = await readdir(clipsDir, { recursive: true })
  const clips = files.filter((file) => file.endsWith('.ogg'))
  return new Map(
    await Promise.all(
      clips.map(async (file) => [sumOf(await readFile(join(clipsDir, file))), file.slice(0, -4)] as const),
    ),
  )
}

function sumOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The clips as sentences: `zh: please A 0 0 8 number to 3 window`. */
export function sentences(clips: readonly HeardClip[]): string[] {
  const spoken: string[] = []
  for (const { name } of clips) {
    const [language, word] = name.split('/')
    const isFirst =
      name === 'zh/please' || name === 'en/number' || name === 'nan/please' || word === undefined
    if (isFirst) spoken.push(word === undefined ? name : `${language}: ${word}`)
    else spoken[spoken.length - 1] += ` ${word}`
  }
  return spoken
}
