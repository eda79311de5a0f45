import { type ReadonlySignal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'

/** A view that stands in the place of its page for a while. */
interface ViewOver {
  readonly isOpen: ReadonlySignal<boolean>
  open(): void
  close(): void
}

/** Keeps such a view in the browser's history: the phone's own back button closes it instead of leaving the page. */
export function useViewOver(name: string): ViewOver {
  const isOpen = useSignal(isAt(history.state, name))
  useEffect(() => {
    const onPop = (event: PopStateEvent) => {
      isOpen.value = isAt(event.state, name)
    }
    addEventListener('popstate', onPop)
    return () => removeEventListener('popstate', onPop)
  }, [])
  return {
    isOpen,
    open() {
      // Either view begins at its top, not where the page of before was left.
      history.scrollRestoration = 'manual'
      history.pushState({ over: name }, '')
      isOpen.value = true
    },
    close() {
      isOpen.value = false
      if (isAt(history.state, name)) history.back()
    },
  }
}

function isAt(state: unknown, name: string): boolean {
  return (state as { readonly over?: unknown } | null)?.over === name
}
