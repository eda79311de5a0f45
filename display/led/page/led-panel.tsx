import { useSignal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import type { DeviceCredential } from '../../../shared/http/device-schemas.ts'
import type { LedConfig } from '../../../shared/mqtt/topic-map.ts'
import type { Text } from '../../../shared/text.ts'
import { ledPageTexts } from '../../../shared/texts/led.ts'
import { Bilingual } from '../../../shared/ui/bilingual.tsx'
import { connectDevice } from '../../../shared/ui/device.ts'
import { hubNow } from '../../../shared/ui/hub-clock.ts'
import { Icon } from '../../../shared/ui/icon.tsx'
import type { BitmapFont } from '../font/bitmap-font.ts'
import { lineText, type Page } from '../panel/page.ts'
import { PageTurner } from '../panel/page-turner.ts'
import { type PanelLife, startPanel } from '../panel/panel-life.ts'
import { panelPages } from '../panel/panel-pages.ts'
import { DotCanvas } from './dot-canvas.tsx'
import { loadFont } from './load-font.ts'

/** How often the page looks what the panel shows, in milliseconds: as often as an agent does. */
const tickMs = 200

interface Props {
  readonly credential: DeviceCredential
  readonly name: Text
}

/** An LED panel without a controller: the same pages and dots that an agent would send, drawn on a page. */
export function LedPanel({ credential, name }: Props) {
  const life = useMemo(
    () => startPanel(credential.deviceId, (handlers) => connectDevice(credential, handlers)),
    [credential],
  )
  useEffect(() => () => life.stop(), [life])
  const font = useSignal<BitmapFont | undefined>(undefined)
  useEffect(() => {
    loadFont().then(
      (loaded) => {
        font.value = loaded
      },
      (error) => console.warn('The font did not load', error),
    )
  }, [font])

  const config = life.config.value
  if (config === 'none') return <Notice text={ledPageTexts.noPlace} />
  if (config === undefined || font.value === undefined) return <Notice text={ledPageTexts.connecting} />
  return (
    <main class="led">
      <Dots life={life} config={config} font={font.value} />
      <footer>
        <h1>
          <Bilingual text={name} />
        </h1>
        <Bilingual text={ledPageTexts.size} values={{ width: config.widthDots, height: config.heightDots }} />
        {life.status.value === 'stale' && (
          <span class="lost" role="status">
            <Icon name="offline" /> <Bilingual text={ledPageTexts.stale} />
          </span>
        )}
      </footer>
    </main>
  )
}

interface DotsProps {
  readonly life: PanelLife
  readonly config: LedConfig
  readonly font: BitmapFont
}

function Dots({ life, config, font }: DotsProps) {
  const shown = useSignal<Page | undefined>(undefined)
  useEffect(() => {
    const turner = new PageTurner<Page>()
    const tick = () => {
      const surroundings = { timeZone: config.timeZone, nowMs: hubNow() }
      const page = turner.turn(
        panelPages(life.knowledge.value, config, surroundings, font),
        performance.now(),
      )
      if (JSON.stringify(page) !== JSON.stringify(shown.value)) shown.value = page
    }
    tick()
    const timer = setInterval(tick, tickMs)
    return () => clearInterval(timer)
  }, [life, config, font, shown])
  const words = shown.value?.lines.map(({ runs }) => lineText(runs)).join(' ') ?? ''
  return (
    <>
      <DotCanvas page={shown.value} settings={config} font={font} />
      <p class="only-spoken" aria-live="polite">
        {words}
      </p>
    </>
  )
}

function Notice({ text }: { text: Text }) {
  return (
    <main class="led">
      <div role="status">
        <h1>
          <Bilingual text={text} />
        </h1>
      </div>
    </main>
  )
}
