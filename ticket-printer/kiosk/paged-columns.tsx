import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Pager } from './pager.tsx'

/**
 * Text that never scrolls: what does not fit stands on further pages. It is set in columns (as many a page as the CSS
 * property `columns` of the strip says), and turning the page moves them by one box.
 */
export function PagedColumns({ children }: { readonly children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null)
  const strip = useRef<HTMLDivElement>(null)
  const pages = useSignal(1)
  const turned = useSignal(0)

  useEffect(() => {
    const measure = () => {
      if (box.current !== null && strip.current !== null) pages.value = pagesOf(box.current, strip.current)
    }
    const observer = new ResizeObserver(measure)
    if (box.current !== null) observer.observe(box.current)
    // Letters that come late change the length of the text and not the size of its box.
    document.fonts.addEventListener('loadingdone', measure)
    measure()
    return () => {
      observer.disconnect()
      document.fonts.removeEventListener('loadingdone', measure)
    }
  })

  const page = Math.min(turned.value, pages.value - 1)
  const turn = (by: number) => {
    turned.value = page + by
  }
  return (
    <div class="paged-text">
      <div class="paged-box" ref={box}>
        <div
          class="paged-strip"
          ref={strip}
          style={{ transform: `translateX(calc(${-page} * (100% + var(--column-gap))))` }}
        >
          {children}
        </div>
      </div>
      {pages.value > 1 && <Pager page={page} pages={pages.value} turn={turn} />}
    </div>
  )
}

function pagesOf(box: HTMLElement, strip: HTMLElement): number {
  const gap = Number.parseFloat(getComputedStyle(strip).columnGap) || 0
  return Math.max(1, Math.round((strip.scrollWidth + gap) / (box.clientWidth + gap)))
}
