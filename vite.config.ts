import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

/** Every page of the hall, by its place in the project; the hub serves it from the same place below `dist/pages`. */
const pages = [
  'hub/console/portal.html',
  'hub/console/clerk.html',
  'hub/console/guide.html',
  'hub/console/manager.html',
  'hub/console/admin.html',
  'ticket-printer/kiosk/kiosk.html',
  'display/board.html',
  'display/window-screen.html',
  'evaluator/pad.html',
  'web-booking/follow.html',
]

const root = fileURLToPath(new URL('.', import.meta.url))

export default defineConfig({
  root,
  base: '/',
  build: {
    outDir: 'dist/pages',
    emptyOutDir: true,
    // Visitors' phones and their chat programs carry older browsers than the hall's screens.
    target: 'es2020',
    // Files stay files: an inlined clip or font is loaded with every page, a hashed one only when it is needed.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 600,
    rollupOptions: { input: pages.map((page) => root + page).filter((page) => existsSync(page)) },
  },
})
