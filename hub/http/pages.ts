import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { HubContext } from './hub-context.ts'

/** Which built page stands behind which address. */
const pages: Readonly<Record<string, string>> = {
  '/': 'hub/console/portal.html',
  '/clerk': 'hub/console/clerk.html',
  '/guide': 'hub/console/guide.html',
  '/manager': 'hub/console/manager.html',
  '/admin': 'hub/console/admin.html',
  '/bookings': 'hub/console/bookings.html',
  '/kiosk': 'ticket-printer/kiosk/kiosk.html',
  '/display/:zoneId': 'display/board.html',
  '/window-screen/:windowId': 'display/window-screen.html',
  '/led-panel': 'display/led-panel.html',
  '/pad/:windowId': 'evaluator/pad.html',
  '/t/:code': 'web-booking/follow.html',
  '/book': 'web-booking/book.html',
  '/b/:code': 'web-booking/pass.html',
  '/book/mine': 'web-booking/mine.html',
}

/** What a person sees at an address where nothing is. */
const missingPage = 'hub/console/missing.html'

const missing = 'The pages are not built yet: run `npm run build`, then load this page again.'

/** The screens, and the browser of the HTTP API. */
export function pageRoutes(hub: HubContext): Hono {
  const app = new Hono()
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        workerSrc: ["'self'"],
        frameAncestors: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
      },
      // A ticket's code is in its address: it must not travel to other pages.
      referrerPolicy: 'no-referrer',
      strictTransportSecurity: false,
      crossOriginOpenerPolicy: false,
      crossOriginResourcePolicy: false,
      originAgentCluster: false,
    }),
  )
  for (const [path, file] of Object.entries(pages))
    app.get(path, async (c) => {
      try {
        return c.html(await readFile(join(hub.pagesDir, file), 'utf8'), 200, { 'Cache-Control': 'no-cache' })
      } catch {
        return c.text(missing, 503)
      }
    })
  app.get(
    '/assets/*',
    serveStatic({
      root: hub.pagesDir,
      // Asset names carry a hash of their content.
      onFound: (_, c) => c.header('Cache-Control', 'public, max-age=31536000, immutable'),
    }),
  )
  app.get('/service-worker.js', async (c) => {
    try {
      const script = await readFile(join(hub.pagesDir, 'service-worker.js'), 'utf8')
      return c.body(script, 200, { 'Content-Type': 'text/javascript', 'Cache-Control': 'no-cache' })
    } catch {
      return c.text(missing, 503)
    }
  })
  app.get('/docs', (c) => c.html(docsPage))
  app.get('/docs/start.js', (c) => c.body(docsScript, 200, { 'Content-Type': 'text/javascript' }))
  app.get(
    '/docs/*',
    serveStatic({ root: hub.swaggerDir, rewriteRequestPath: (path) => path.replace(/^\/docs/, '') }),
  )
  app.get('*', async (c, next) => {
    // Programs, and whoever asks for something of the API, get problem details.
    const isPerson = c.req.header('Accept')?.includes('text/html') === true && !c.req.path.startsWith('/api/')
    const page = isPerson ? await readFile(join(hub.pagesDir, missingPage), 'utf8').catch(() => null) : null
    return page === null ? next() : c.html(page, 404, { 'Cache-Control': 'no-cache' })
  })
  return app
}

const docsPage = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Tingxu API</title><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/docs/swagger-ui.css"></head>
<body><div id="api"></div><script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script></body>
</html>`

const docsScript = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#api' })`
