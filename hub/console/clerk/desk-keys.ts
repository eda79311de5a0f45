import { useLayoutEffect } from 'preact/hooks'
import { isTextField } from '../../../shared/ui/is-text-field.ts'
import { keyName } from '../common/key-name.ts'
import { actForKey } from './act.ts'
import type { Desk } from './desk.ts'

/** Gives the keys of the page to the desk: each press is one act, a held key is one press. */
export function useDeskKeys(desk: Desk): void {
  // Before the page is seen: a key that it shows works from the first moment.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      const view = desk.view.value
      if (view === undefined || desk.dialog.value !== undefined || isForOthers(event)) return
      const key = keyName(event)
      const meant = actForKey(view, key)
      if (meant === undefined) return
      event.preventDefault()
      if (event.repeat) return
      if (key === 'Space') desk.performPrimary()
      else desk.perform(meant.act, meant.index)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [desk])
}

/** True when the browser, a field, or a control reached by Tab has the better claim to a key. */
function isForOthers(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
    return true
  const { target } = event
  if (isTextField(target)) return true
  const isActivation = event.key === ' ' || event.key === 'Enter'
  return isActivation && target instanceof Element && target.matches('button, a, input')
}
