import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { localTimeOf } from '../../../../shared/business-day.ts'
import type { DayAheadView } from '../../../../shared/http/rebalancing-schemas.ts'
import type { Text } from '../../../../shared/text.ts'
import { classWords } from '../../../../shared/texts/common.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import { rebalancingTexts as texts } from '../../../../shared/texts/console-rebalancing.ts'
import { get, wordsOf } from '../../../../shared/ui/api.ts'
import { t } from '../../../../shared/ui/language.ts'
import { Modal } from '../../common/modal.tsx'
import { isSignedOut, type StaffSession } from '../../session/staff-session.ts'

/** While the hub works on it, the page asks again after this many milliseconds. */
const againMs = 1_500

type Ready = Extract<DayAheadView, { status: 'ready' }>

interface Props {
  readonly session: StaffSession
  readonly timeZone: string
  readonly onClose: () => void
}

/** The windows that the next working day needs, half hour by half hour. */
export function StaffingDialog({ session, timeZone, onClose }: Props) {
  const view = useSignal<DayAheadView | undefined>(undefined)
  const trouble = useSignal<Text | undefined>(undefined)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isOver = false
    const ask = async () => {
      try {
        view.value = await get<DayAheadView>('/api/v1/manager/day-ahead')
        trouble.value = undefined
      } catch (error) {
        if (isSignedOut(error)) session.expired()
        trouble.value = wordsOf(error)
      }
      const status = view.value?.status
      const isFinal = trouble.value === undefined && (status === 'ready' || status === 'unknown')
      if (!isOver && !isFinal) timer = setTimeout(() => void ask(), againMs)
    }
    void ask()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [session])
  const shown = view.value
  const title =
    shown?.status === 'ready' ? fillText(texts.staffingTitle, { date: shown.date }) : texts.staffingFor
  return (
    <Modal wide="wide" title={title} onClose={onClose}>
      {trouble.value !== undefined && (
        <p class="notice error" role="alert">
          {t(trouble.value)}
        </p>
      )}
      {shown?.status === 'ready' ? (
        <Staffing view={shown} timeZone={timeZone} />
      ) : (
        <p role="status">{t(wordsFor(shown))}</p>
      )}
    </Modal>
  )
}

function wordsFor(view: Exclude<DayAheadView, Ready> | undefined): Text {
  if (view?.status === 'unknown') return texts.staffingUnknown
  return view?.status === 'failed' ? texts.staffingFailed : texts.staffingWorking
}

function Staffing({ view, timeZone }: { readonly view: Ready; readonly timeZone: string }) {
  const { visitors, booked, windowHours, targets, isMet, kinds, halfHours } = view
  const hours = { needed: Math.round(windowHours.needed), planned: Math.round(windowHours.planned) }
  const times = halfHours.map(({ beginsAt }) => localTimeOf(beginsAt, timeZone))
  return (
    <>
      <p class="hint">{t(fillText(texts.staffingHint, { visitors, booked }))}</p>
      <p>
        <b>{t(fillText(texts.windowHours, hours))}</b> {!isMet && t(texts.notMet)}
      </p>
      <ul class="targets">
        {targets.map((target) => (
          <li key={target.class}>{t(targetWords(target))}</li>
        ))}
      </ul>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and has nothing else to focus. */}
      <div class="staffing" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t(texts.from)}</th>
              {times.map((time) => (
                <th key={time} scope="col" class="number">
                  {time}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr class="sum">
              <th scope="row">{t(texts.allNeeded)}</th>
              {halfHours.map(({ beginsAt, needed }) => (
                <td key={beginsAt}>{needed.reduce((sum, count) => sum + count, 0)}</td>
              ))}
            </tr>
            <tr class="planned">
              <th scope="row">{t(texts.allPlanned)}</th>
              {halfHours.map(({ beginsAt, planned }) => (
                <td key={beginsAt}>{Math.round(planned)}</td>
              ))}
            </tr>
            {kinds.map((kind, place) =>
              halfHours.every(({ needed }) => needed[place] === 0) ? null : (
                <tr key={kind.windowNumbers.join()}>
                  <th scope="row">{t(kindWords(kind))}</th>
                  {halfHours.map(({ beginsAt, needed }) => (
                    <td key={beginsAt}>{needed[place] || ''}</td>
                  ))}
                </tr>
              ),
            )}
          </tbody>
        </table>
      </div>
    </>
  )
}

function targetWords({ class: name, share, withinMinutes, mean, low, high }: Ready['targets'][number]): Text {
  const percent = (part: number) => `${Math.round(Math.min(1, part) * 1000) / 10}%`
  return fillText(texts.targetLine, {
    class: classWords[name],
    minutes: withinMinutes,
    mean: percent(mean),
    low: percent(low),
    high: percent(high),
    share: percent(share),
  })
}

function kindWords({ takes, windowNumbers }: Ready['kinds'][number]): Text {
  if (takes === 'any') return texts.anyKind
  return fillText(texts.windowsOfKind, { numbers: runsOf(windowNumbers) })
}

/** `1-4, 7` for 1, 2, 3, 4 and 7. */
function runsOf(numbers: readonly number[]): string {
  const runs: [number, number][] = []
  for (const number of numbers) {
    const last = runs.at(-1)
    if (last !== undefined && last[1] === number - 1) last[1] = number
    else runs.push([number, number])
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join('、')
}
