import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { localTimeOf } from '../../../../shared/business-day.ts'
import type { DayCurveView } from '../../../../shared/http/manager-schemas.ts'
import { consoleTexts, fillText } from '../../../../shared/texts/console.ts'
import { managerDayTexts as texts } from '../../../../shared/texts/console-manager-day.ts'
import { waitedTime } from '../../../../shared/texts/waited-time.ts'
import { appearance } from '../../../../shared/ui/appearance.ts'
import { language, t } from '../../../../shared/ui/language.ts'
import type { CurveLine } from './draw-curve.ts'

type Span = DayCurveView['spans'][number]

const peoplePlotPx = 150
const waitsPlotPx = 140
const halfHourMs = 30 * 60_000
const minutesOf = (seconds: number) => Math.round(seconds / 60)

/** Loads what draws the plots, once; again after it failed. */
export function loadDrawing(): Promise<typeof import('./draw-curve.ts')> {
  return import('./draw-curve.ts')
}

interface Props {
  /** Undefined while it is being read. */
  readonly curve: DayCurveView | undefined
  readonly timeZone: string
}

/** How many waited and how long over the day so far, as two plots, in words, and as a table. */
export function CurvePanel({ curve, timeZone }: Props) {
  const isDrawn = useSignal(true)
  if (curve === undefined)
    return (
      <section class="panel curve" aria-label={t(texts.curveTitle)}>
        <h2>{t(texts.curveTitle)}</h2>
        <p class="hint">{t(consoleTexts.loading)}</p>
      </section>
    )
  const { spans } = curve
  const giveUp = () => {
    isDrawn.value = false
  }
  const calls = (pick: (span: Span) => number) => spans.map((span) => (span.called === 0 ? null : pick(span)))
  const mean = calls(({ meanWaitSeconds }) => meanWaitSeconds / 60)
  const longest = calls(({ longestWaitSeconds }) => longestWaitSeconds / 60)
  const waiting = spans.map((span) => span.waiting)
  return (
    <section class="panel curve" aria-label={t(texts.curveTitle)}>
      <h2>{t(texts.curveTitle)}</h2>
      {spans.length === 0 ? (
        <p class="hint">{t(texts.curveNone)}</p>
      ) : (
        <>
          <p>{peakWords(spans, timeZone)}</p>
          {isDrawn.value && (
            <>
              <h3>{t(texts.curveWaiting)}</h3>
              <Plot
                spans={spans}
                timeZone={timeZone}
                heightPx={peoplePlotPx}
                onFailed={giveUp}
                lines={[{ name: t(texts.curveWaiting), token: '--sea', look: 'filled', values: waiting }]}
              />
              <h3>{t(texts.curveWaits)}</h3>
              <Plot
                spans={spans}
                timeZone={timeZone}
                heightPx={waitsPlotPx}
                onFailed={giveUp}
                lines={[
                  { name: t(texts.curveMean), token: '--indigo', look: 'plain', values: mean },
                  { name: t(texts.curveLongest), token: '--red', look: 'dashed', values: longest },
                ]}
              />
            </>
          )}
          <CurveTable spans={spans} timeZone={timeZone} isOpen={!isDrawn.value} />
        </>
      )}
    </section>
  )
}

function peakWords(spans: readonly Span[], timeZone: string): string {
  const fullest = spans.reduce((most, span) => (span.waiting > most.waiting ? span : most))
  const slowest = spans.reduce((most, span) =>
    span.longestWaitSeconds > most.longestWaitSeconds ? span : most,
  )
  return t(
    fillText(texts.curvePeak, {
      n: fullest.waiting,
      time: localTimeOf(fullest.at, timeZone),
      wait: waitedTime(minutesOf(slowest.longestWaitSeconds)),
      longestAt: localTimeOf(slowest.at, timeZone),
    }),
  )
}

interface PlotProps {
  readonly spans: readonly Span[]
  readonly timeZone: string
  readonly heightPx: number
  readonly lines: readonly CurveLine[]
  /** Told when it cannot be drawn: its code did not come, or does not run in this browser. */
  readonly onFailed: () => void
}

/** One plot. The table below says the same to who cannot see it. */
function Plot({ spans, timeZone, heightPx, lines, onFailed }: PlotProps) {
  const place = useRef<HTMLDivElement>(null)
  // Drawn anew in the words and colours of now.
  const timeName = t(texts.curveTime)
  const looks = [language.value, appearance.value]
  useEffect(() => {
    let isOver = false
    let remove = () => {}
    const draw = ({ drawCurve }: typeof import('./draw-curve.ts')) => {
      if (isOver || place.current === null) return
      remove = drawCurve(place.current, {
        at: spans.map(({ at }) => at),
        lines,
        timeZone,
        timeName,
        heightPx,
      })
    }
    loadDrawing().then(draw).catch(onFailed)
    return () => {
      isOver = true
      remove()
    }
  }, [spans, timeZone, heightPx, ...looks])
  return <div ref={place} class="plot" style={{ minHeight: `${heightPx}px` }} aria-hidden="true" />
}

interface TableProps extends Pick<PlotProps, 'spans' | 'timeZone'> {
  readonly isOpen: boolean
}

/** The curve by half hours; open where there are no plots, until the next look tries them again. */
function CurveTable({ spans, timeZone, isOpen }: TableProps) {
  const rows = new Map<number, { waiting: number; called: number; sum: number; longest: number }>()
  for (const { at, waiting, called, meanWaitSeconds, longestWaitSeconds } of spans) {
    const from = Math.floor(at / halfHourMs) * halfHourMs
    const row = rows.get(from) ?? { waiting: 0, called: 0, sum: 0, longest: 0 }
    rows.set(from, {
      waiting: Math.max(row.waiting, waiting),
      called: row.called + called,
      sum: row.sum + called * meanWaitSeconds,
      longest: Math.max(row.longest, longestWaitSeconds),
    })
  }
  return (
    <details class="curve-table" open={isOpen}>
      <summary>{t(texts.curveTable)}</summary>
      <table>
        <thead>
          <tr>
            {[
              texts.curveTime,
              texts.curveWaiting,
              texts.curveCalled,
              texts.curveMean,
              texts.curveLongest,
            ].map((name) => (
              <th key={name.en} scope="col">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...rows].map(([from, { waiting, called, sum, longest }]) => (
            <tr key={from}>
              <th scope="row" class="number">
                {localTimeOf(from, timeZone)}
              </th>
              <td>{waiting}</td>
              <td>{called}</td>
              <td>{called === 0 ? '—' : minutesOf(sum / called)}</td>
              <td>{called === 0 ? '—' : minutesOf(longest)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
