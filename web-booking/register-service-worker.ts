/**
 * Has this page work without a network from now on. Browsers offer it on secure origins only; on plain HTTP the page
 * still shows what the phone keeps, as long as the page itself loads.
 */
export function registerServiceWorker(): void {
  if (!isSecureContext || !('serviceWorker' in navigator)) return
  const register = async () => {
    try {
      await navigator.serviceWorker.register('/service-worker.js', { scope: '/' })
      const { active } = await navigator.serviceWorker.ready
      // What was loaded before the worker was there has to be kept as well: fonts above all.
      active?.postMessage(performance.getEntriesByType('resource').map(({ name }) => name))
    } catch (error) {
      console.warn('The page will not work without a network:', error)
    }
  }
  if (document.readyState === 'complete') void register()
  else addEventListener('load', () => void register(), { once: true })
}
