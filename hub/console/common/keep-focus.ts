/** Parts of a page that may hold the focus for what was removed from them. */
const parts = 'article, section, form, dialog, aside, main, [role=tabpanel]'

/** Where the focus was: the element, and what it stood in, from the inside out; nothing outside an open dialog. */
interface Place {
  readonly element: Element
  readonly around: readonly Element[]
}

/**
 * Keeps the focus where the work is: when an act removes the control that it began with (a notice withdrawn, a form
 * that was sent), the focus goes to the part around it, and to the beginning of a page that is all new. It goes to no
 * other control, since a key pressed twice would then act twice.
 */
export function keepFocus(root: HTMLElement): void {
  // The newest place, and the one behind an open dialog: a dialog gives the focus back, but not to what is gone.
  let places: readonly Place[] = []
  root.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element)) return
    const behind = target.closest('dialog') === null ? [] : places.filter(isOnPage)
    places = [{ element: target, around: ancestorsOf(target, root) }, ...behind.slice(-1)]
  })
  new MutationObserver(() => {
    const [newest] = places
    if (newest === undefined || newest.element.isConnected || document.activeElement !== document.body) return
    focusOn(homeOf(places, root) ?? mainAround(places, root) ?? root)
  }).observe(root, { childList: true, subtree: true })
}

function homeOf(places: readonly Place[], root: Element): HTMLElement | undefined {
  for (const { element, around } of places) {
    const home = [element, ...around].find(
      (one) => root.contains(one) && (one === element || one.matches(parts)),
    )
    if (home instanceof HTMLElement) return home
  }
  return undefined
}

function mainAround(places: readonly Place[], root: Element): HTMLElement | undefined {
  for (const one of places.flatMap(({ around }) => around)) {
    const main = root.contains(one) ? one.querySelector('main') : null
    if (main !== null) return main
  }
  return undefined
}

function isOnPage({ around }: Place): boolean {
  return around.every((one) => !one.matches('dialog'))
}

function ancestorsOf(element: Element, root: Element): Element[] {
  const around: Element[] = []
  for (let one = element.parentElement; one !== null && one !== root; one = one.parentElement) {
    around.push(one)
    if (one.matches('dialog')) break
  }
  return around
}

function focusOn(home: HTMLElement): void {
  if (home.tabIndex < 0) home.tabIndex = -1
  home.focus({ preventScroll: true })
}
