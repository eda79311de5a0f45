import { randomUUID } from 'node:crypto'
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { maxHallFileBytes } from '../../shared/hall-file-bytes.ts'
import { problem } from '../../shared/http/problem-schema.ts'
import { WriterStoppedError } from '../application/hall-writer.ts'
import { sessionCookie } from './guards.ts'
import type { HubContext } from './hub-context.ts'
import { pageRoutes } from './pages.ts'
import { ProblemError, problemResponse, unexpectedResponse } from './problem.ts'
import { createRouter, limitBody } from './route-parts.ts'
import { adminRoutes } from './routes/admin.ts'
import { adminHallRoutes } from './routes/admin-hall.ts'
import { adminStaffRoutes } from './routes/admin-staff.ts'
import { adminVoicePackRoutes } from './routes/admin-voice-pack.ts'
import { bookingRoutes } from './routes/booking.ts'
import { bookingLookupRoutes } from './routes/booking-lookup.ts'
import { bookingManagerRoutes } from './routes/booking-manager.ts'
import { checkInRoutes } from './routes/check-in.ts'
import { clerkRoutes } from './routes/clerk.ts'
import { demoRoutes } from './routes/demo.ts'
import { deskRoutes } from './routes/desk.ts'
import { deviceRoutes } from './routes/device.ts'
import { guideRoutes } from './routes/guide.ts'
import { managerRoutes } from './routes/manager.ts'
import { sessionRoutes } from './routes/session.ts'
import { visitorRoutes } from './routes/visitor.ts'
import { voicePackRoutes } from './routes/voice-pack.ts'

declare module 'hono' {
  interface ContextVariableMap {
    requestId: string
  }
}

/** Bytes of a request's body at most; the largest command, a window's services, takes a few kilobytes. */
const maxBodyBytes = 64 * 1024

const limitCommand = limitBody(maxBodyBytes)
const limitHallFile = limitBody(maxHallFileBytes)

/** The limit of a request's body; none for recorded clips, whose route limits them once it knows who sends. */
function limitOf(path: string): MiddlewareHandler | undefined {
  if (path === '/api/v1/admin/hall' || path.startsWith('/api/v1/admin/hall/')) return limitHallFile
  return path === '/api/v1/admin/voice-pack/clips' ? undefined : limitCommand
}

/** The whole HTTP side of the hub: API, documents, health, pages. */
export function createApp(hub: HubContext): OpenAPIHono {
  const app = createRouter()
  app.use(async (c, next) => {
    c.set('requestId', randomUUID())
    await next()
  })
  app.use('/api/*', (c, next) => limitOf(c.req.path)?.(c, next) ?? next())
  app.use('/api/*', async (c, next) => {
    if (!hub.isReady()) throw new ProblemError('not_ready')
    await next()
    if (c.res.headers.get('Cache-Control') === null) c.res.headers.set('Cache-Control', 'no-store')
  })
  for (const routes of [
    visitorRoutes,
    bookingRoutes,
    bookingLookupRoutes,
    checkInRoutes,
    deskRoutes,
    bookingManagerRoutes,
    sessionRoutes,
    demoRoutes,
    deviceRoutes,
    clerkRoutes,
    guideRoutes,
    managerRoutes,
    adminRoutes,
    adminHallRoutes,
    adminStaffRoutes,
    adminVoicePackRoutes,
    voicePackRoutes,
  ])
    app.route('/api/v1', routes(hub))
  systemRoutes(app, hub)
  app.route('/', pageRoutes(hub))
  app.notFound((c) => problemResponse(c, { code: 'not_found', data: {} }))
  app.onError((error, c) => {
    if (error instanceof ProblemError) return problemResponse(c, error.rejection)
    if (error instanceof WriterStoppedError) return problemResponse(c, { code: 'not_ready', data: {} })
    // A body that is no JSON, as the validator finds it.
    if (error instanceof HTTPException && error.status === 400)
      return problemResponse(c, { code: 'bad_input', data: { detail: error.message } })
    hub.log.error({ requestId: c.get('requestId'), error: String(error.stack ?? error) }, 'a request failed')
    return unexpectedResponse(c)
  })
  return app
}

function systemRoutes(app: OpenAPIHono, hub: HubContext): void {
  const { $schema: _, ...problemSchema } = z.toJSONSchema(z.object(problem.shape))
  app.openAPIRegistry.registerComponent('schemas', 'Problem', problemSchema as never)
  app.openAPIRegistry.registerComponent('securitySchemes', 'staffSession', {
    type: 'apiKey',
    in: 'cookie',
    name: sessionCookie,
  })
  app.openAPIRegistry.registerComponent('securitySchemes', 'deviceCredential', {
    type: 'http',
    scheme: 'basic',
  })
  const openApiText = once(() => JSON.stringify(openApi(app)))
  const asyncApiText = once(() => JSON.stringify(hub.asyncApi()))
  app.get('/openapi.json', (c) => c.body(openApiText(), 200, { 'Content-Type': 'application/json' }))
  app.get('/asyncapi.json', (c) => c.body(asyncApiText(), 200, { 'Content-Type': 'application/json' }))
  app.get('/healthz', (c) => c.text('alive'))
  app.get('/readyz', (c) => (hub.isReady() ? c.text('ready') : c.text('not ready', 503)))
  app.get('/metrics', async (c) =>
    c.text(await hub.metrics(), 200, { 'Content-Type': 'text/plain; version=0.0.4' }),
  )
}

/** Documents take half a second to make, in which the hall would stand still for whoever asks again and again. */
function once(make: () => string): () => string {
  let made: string | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** The OpenAPI 3.1 document of every route. */
function openApi(app: OpenAPIHono): object {
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Tingxu hub',
      version: '1.0.0',
      description:
        'Queueing and appointments of one service hall. Times are epoch milliseconds of the hub’s clock.',
      license: { name: 'MIT' },
    },
    servers: [{ url: '/' }],
  })
  for (const { get, post, put, delete: remove } of Object.values(document.paths ?? {}))
    for (const operation of [get, post, put, remove])
      if (operation !== undefined) operation.responses = { default: refused, ...operation.responses }
  return document
}

/** Every route may refuse, before its handler is asked: no session, a body that does not fit, a hub that stops. */
const refused = {
  description: 'Refused: problem details with a code that says why and what to do',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}
