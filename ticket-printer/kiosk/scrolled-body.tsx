import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { kioskTexts } from '../../shared/texts/kiosk.ts'
import { Icon } from '../../shared/ui/icon.tsx'
import { t } from '../../shared/ui/language.ts'

/** How much of what was seen stays in sight when the text is moved on: a line or two to go on from. */
const turnedShare = 0.8

interface Props {
  /** Whether the letters are so large that a screen may be longer than the kiosk. */
  readonly isScrolled: boolean
  /** Changes with the screen, so that each begins at its top. */
  readonly screen: string
  readonly children: ComponentChildren
}

/** What changes from screen to screen; where it is longer than its place, two large buttons move it up and down. */
export function ScrolledBody({ isScrolled, screen, children }: Props) {
  const box = useRef<HTMLElement>(null)
  const isMore = { above: useSignal(false), below: useSignal(false) }

  // Also as the letters grow: the browser takes a place that scrolls again back to where it was left.
  useEffect(() => box.current?.scrollTo({ top: 0, behavior: 'instant' }), [screen, isScrolled])
  useEffect(() => {
    const element = box.current
    if (element === null || !isScrolled) return
    const look = () => {
      const hidden = element.scrollHeight - element.clientHeight
      isMore.above.value = element.scrollTop > 1
      isMore.below.value = element.scrollTop < hidden - 1
    }
    const observer = new ResizeObserver(look)
    for (const watched of [element, ...element.children]) observer.observe(watched)
    element.addEventListener('scroll', look)
    look()
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', look)
    }
  })

  const move = (screens: number) => {
    const { current } = box
    current?.scrollBy({ top: screens * turnedShare * current.clientHeight })
  }
  const { above, below } = isMore
  return (
    <>
      <main class="body" ref={box}>
        {children}
      </main>
      {isScrolled && (above.value || below.value) && (
        <div class="turn">
          <button type="button" aria-disabled={!above.value} onClick={() => move(-1)}>
            <Icon name="arrow-up" />
            <span>{t(kioskTexts.up)}</span>
          </button>
          <button type="button" aria-disabled={!below.value} onClick={() => move(1)}>
            <Icon name="arrow-down" />
            <span>{t(kioskTexts.down)}</span>
          </button>
        </div>
      )}
    </>
  )
}
