import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'

/**
 * Keeps the screen on while the component is shown, where the browser can: a phone that sleeps neither rings nor shows
 * anything. True while it does. The browser lets go whenever the page is hidden, so it is asked again each time it is seen.
 */
export function useWakeLock(): boolean {
  const isAwake = useSignal(false)
  useEffect(() => {
    if (!('wakeLock' in navigator)) return
    let lock: WakeLockSentinel | undefined
    let isOver = false
    const ask = async () => {
      if (document.visibilityState !== 'visible' || (lock !== undefined && !lock.released)) return
      try {
        const mine = await navigator.wakeLock.request('screen')
        if (isOver) return void mine.release()
        lock = mine
        isAwake.value = true
        mine.addEventListener('release', () => {
          isAwake.value = false
        })
      } catch {
        // A low battery or the visitor's own setting: the page says that the screen has to stay on.
      }
    }
    void ask()
    document.addEventListener('visibilitychange', ask)
    return () => {
      isOver = true
      document.removeEventListener('visibilitychange', ask)
      void lock?.release()
    }
  }, [isAwake])
  return isAwake.value
}
