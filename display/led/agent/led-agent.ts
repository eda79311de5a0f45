import type { Logger } from 'pino'
import type { LedConfig } from '../../../shared/mqtt/topic-map.ts'
import { hubNow } from '../../../shared/ui/hub-clock.ts'
import type { BitmapFont } from '../font/bitmap-font.ts'
import { darkFrame, drawPage } from '../panel/frame.ts'
import type { Page } from '../panel/page.ts'
import { PageTurner } from '../panel/page-turner.ts'
import { startPanel } from '../panel/panel-life.ts'
import { panelPages } from '../panel/panel-pages.ts'
import { HallLink } from './hall-link.ts'
import type { LedDriver } from './led-driver.ts'
import { openDriver } from './open-driver.ts'

/** What an agent needs to serve one panel; everything else comes from the hall's definition. */
export interface LedAgentOptions {
  /** `mqtt://host:port`, `mqtts://` or `ws://`. */
  readonly mqttUrl: string
  readonly hallId: string
  readonly deviceId: string
  readonly secret: string
  readonly font: BitmapFont
  readonly log: Logger
}

/** How often the agent looks whether there is anything new to show, in milliseconds: five pictures a second at most. */
const tickMs = 200
/** Pauses before a controller that could not be reached is tried again, in milliseconds. */
const firstRetryMs = 500
const longestRetryMs = 8_000
/** Without settings for this long something is wrong, in milliseconds. */
const settingsDueMs = 15_000
/** How long the last, dark picture may take, in milliseconds. */
const goodbyeMs = 1_000

/** An LED panel's agent at work: state in over MQTT, pictures out to the controller, each once and again now and then. */
export class LedAgent {
  readonly #options: LedAgentOptions
  readonly #life: ReturnType<typeof startPanel>
  readonly #timer: ReturnType<typeof setInterval>
  readonly #hint: ReturnType<typeof setTimeout>
  readonly #turner = new PageTurner<Page>()
  #config: LedConfig | undefined
  #driver: LedDriver | undefined
  #work: Promise<void> = Promise.resolve()
  #isBusy = false
  #shown: { readonly key: string; readonly atMs: number } | undefined
  #retry: { readonly pauseMs: number; readonly atMs: number } | undefined

  private constructor(options: LedAgentOptions) {
    this.#options = options
    const { deviceId, hallId, secret, mqttUrl, log } = options
    const link = { url: mqttUrl, hallId, deviceId, secret, log }
    this.#life = startPanel(deviceId, (handlers) => new HallLink(link, handlers))
    this.#timer = setInterval(() => this.#tick(), tickMs)
    this.#hint = setTimeout(() => {
      if (this.#config === undefined)
        log.warn('no settings yet: are MQTT_URL and DEVICE_SECRET right, and is this device an LED panel?')
    }, settingsDueMs)
  }

  /** Connects to the hall and serves the panel until `stop`; a broker or controller that is away is waited for. */
  static start(options: LedAgentOptions): LedAgent {
    return new LedAgent(options)
  }

  /** Leaves the panel dark and says goodbye. */
  async stop(): Promise<void> {
    clearInterval(this.#timer)
    clearTimeout(this.#hint)
    await this.#work
    await this.#leaveDark()
    this.#life.stop()
  }

  #tick(): void {
    if (this.#isBusy) return
    this.#isBusy = true
    this.#work = this.#showDue().finally(() => {
      this.#isBusy = false
    })
  }

  async #showDue(): Promise<void> {
    const nowMs = performance.now()
    try {
      const led = this.#life.config.value
      await this.#configure(led === 'none' ? undefined : led)
      if (this.#config === undefined || this.#driver === undefined) return
      const page = this.#page(this.#config, nowMs)
      const key = JSON.stringify(page ?? null)
      const isDue = key !== this.#shown?.key || nowMs - this.#shown.atMs >= this.#driver.refreshMs
      if (!isDue || nowMs < (this.#retry?.atMs ?? 0)) return
      await this.#driver.show(this.#picture(this.#config, page))
      this.#shown = { key, atMs: nowMs }
      if (this.#retry !== undefined) this.#options.log.info('the controller takes pictures again')
      this.#retry = undefined
    } catch (error) {
      this.#fail(nowMs, error)
    }
  }

  #fail(nowMs: number, error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error)
    if (this.#retry === undefined) this.#options.log.warn({ reason }, 'the controller cannot be reached')
    const pauseMs = Math.min((this.#retry?.pauseMs ?? firstRetryMs / 2) * 2, longestRetryMs)
    this.#retry = { pauseMs, atMs: nowMs + pauseMs }
  }

  /** Takes over settings that differ from the last ones, with a driver of their own. */
  async #configure(config: LedConfig | undefined): Promise<void> {
    if (JSON.stringify(config) === JSON.stringify(this.#config)) return
    await this.#leaveDark()
    this.#config = config
    this.#shown = undefined
    this.#retry = undefined
    const { log } = this.#options
    this.#driver = config === undefined ? undefined : openDriver(config)
    if (this.#driver === undefined) log.warn('the hall names no controller for this panel: nothing to drive')
    else log.info({ controller: config?.controller }, 'panel at work')
  }

  #page(config: LedConfig, nowMs: number): Page | undefined {
    const surroundings = { timeZone: config.timeZone, nowMs: hubNow() }
    const pages = panelPages(this.#life.knowledge.value, config, surroundings, this.#options.font)
    return this.#turner.turn(pages, nowMs)
  }

  #picture(config: LedConfig, page: Page | undefined) {
    const frame = page === undefined ? darkFrame(config) : drawPage(page, config, this.#options.font)
    return { page, frame }
  }

  /** A panel that nobody serves must not show an old number. */
  async #leaveDark(): Promise<void> {
    const driver = this.#driver
    const config = this.#config
    this.#driver = undefined
    if (driver === undefined || config === undefined) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, goodbyeMs)
    })
    await Promise.race([driver.show(this.#picture(config, undefined)).catch(() => undefined), late])
    clearTimeout(timer)
    await driver.stop()
  }
}
