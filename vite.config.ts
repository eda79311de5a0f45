import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

/** Every page of the hall, by its place in the project; the hub serves it from the same place below `dist/pages`. */
const pages = [
  'hub/console/portal.html',
  'hub/console/missing.html',
  'hub/console/clerk.html',
  'hub/console/guide.html',
  'hub/console/manager.html',
  'hub/console/admin.html',
  'hub/console/bookings.html',
  'ticket-printer/kiosk/kiosk.html',
  'display/board.html',
  'display/window-screen.html',
  'display/led-panel.html',
  'evaluator/pad.html',
  'web-booking/follow.html',
  'web-booking/book.html',
  'web-booking/pass.html',
  'web-booking/mine.html',
  // No page, but built with them: it keeps the visitor's pages on the phone.
  'web-booking/service-worker.ts',
]

const root = fileURLToPath(new URL('.', import.meta.url))

/** Names the service worker's cache after what was built, so that each build that differs has one of its own. */
function nameBuild(): Plugin {
  return {
    name: 'name-build',
    generateBundle(_, bundle) {
      const build = createHash('sha256')
        .update(Object.keys(bundle).sort().join('\n'))
        .digest('hex')
        .slice(0, 12)
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk' && chunk.name === 'service-worker')
          chunk.code = chunk.code.replace('%BUILD%', build)
    },
  }
}

export default defineConfig({
  root,
  base: '/',
  plugins: [nameBuild()],
  build: {
    outDir: 'dist/pages',
    emptyOutDir: true,
    // Visitors' phones and their chat programs carry older browsers than the hall's screens.
    target: 'es2020',
    // Files stay files: an inlined clip or font is loaded with every page, a hashed one only when it is needed.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 600,
    rollupOptions: {
      input: pages.map((page) => root + page).filter((page) => existsSync(page)),
      output: {
        // Browsers know a service worker by its address.
        entryFileNames: ({ name }) =>
          name === 'service-worker' ? 'service-worker.js' : 'assets/[name]-[hash].js',
      },
    },
  },
})
