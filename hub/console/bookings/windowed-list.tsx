import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/** Pixels drawn beyond what is seen, so that a Tab or a flick finds its line there. */
const marginPx = 400

/** One line of a windowed list. */
export interface WindowedLine {
  readonly key: string
  /** Height in CSS pixels. */
  readonly heightPx: number
  readonly draw: () => ComponentChildren
}

interface Props {
  readonly label: string
  readonly lines: readonly WindowedLine[]
  /** The line to bring to the top whenever this changes. */
  readonly goTo: { readonly key: string } | undefined
  /** Told which line is at the top. */
  readonly onTop: (key: string) => void
}

/** A list of thousands of lines of known height, of which only those in sight are drawn. */
export function WindowedList({ label, lines, goTo, onTop }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const topPx = useSignal(0)
  const heightPx = useSignal(800)
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return
    const observer = new ResizeObserver(() => {
      heightPx.value = element.clientHeight
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [heightPx])
  const offsets: number[] = []
  let totalPx = 0
  for (const line of lines) {
    offsets.push(totalPx)
    totalPx += line.heightPx
  }
  useLayoutEffect(() => {
    const at = lines.findIndex(({ key }) => key === goTo?.key)
    if (at >= 0) box.current?.scrollTo({ top: offsets[at] ?? 0 })
  }, [goTo])
  // A shorter list may end above where the longer one was scrolled to.
  const seenTopPx = Math.max(0, Math.min(topPx.value, totalPx - heightPx.value))
  const first = firstFrom(offsets, lines, seenTopPx - marginPx)
  const top = lines[firstFrom(offsets, lines, seenTopPx + 1)]?.key
  useLayoutEffect(() => {
    if (top !== undefined) onTop(top)
  }, [top])
  const drawn: ComponentChildren[] = []
  for (let at = first; at < lines.length; at += 1) {
    const line = lines[at]
    const offset = offsets[at]
    if (line === undefined || offset === undefined || offset > seenTopPx + heightPx.value + marginPx) break
    drawn.push(
      <li
        key={line.key}
        style={{ top: `${offset}px`, height: `${line.heightPx}px` }}
        aria-posinset={at + 1}
        aria-setsize={lines.length}
      >
        {line.draw()}
      </li>,
    )
  }
  return (
    <div
      ref={box}
      class="windowed"
      onScroll={(event) => {
        topPx.value = event.currentTarget.scrollTop
      }}
    >
      <ul aria-label={label} style={{ height: `${totalPx}px` }}>
        {drawn}
      </ul>
    </div>
  )
}

/** The first line that ends below a height. */
function firstFrom(offsets: readonly number[], lines: readonly WindowedLine[], px: number): number {
  let [low, high] = [0, lines.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((offsets[middle] ?? 0) + (lines[middle]?.heightPx ?? 0) > px) high = middle
    else low = middle + 1
  }
  return low
}
