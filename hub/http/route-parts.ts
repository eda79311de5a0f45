import { createRoute, OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { ProblemError } from './problem.ts'

/** A router whose bad input becomes problem details that say what and where. */
export function createRouter(): OpenAPIHono {
  return new OpenAPIHono({
    defaultHook: (result) => {
      if (result.success) return
      const detail = result.error.issues
        .slice(0, 3)
        .map((issue) => `${[result.target, ...issue.path].join('.')}: ${issue.message}`)
        .join('; ')
      throw new ProblemError('bad_input', { detail })
    },
  })
}

/** Judges a body by the length it declares, which node enforces; one that declares none is counted, which costs more. */
export function limitBody(bytes: number): MiddlewareHandler {
  const refuse = (): never => {
    throw new ProblemError('too_large', { bytes })
  }
  const count = bodyLimit({ maxSize: bytes, onError: refuse })
  return async (c, next) => {
    const declared = c.req.header('Content-Length')
    if (declared === undefined) return c.req.method === 'GET' ? next() : count(c, next)
    if (Number(declared) > bytes) refuse()
    await next()
  }
}

/** Told in the document and judged by `runCommand`; a schema of headers would make a copy of them all for each command. */
export const commandKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  schema: { type: 'string', pattern: '^[\\x21-\\x7e]{8,100}$' },
  description: 'Id of the command: fresh for each intent, the same when it is repeated. 8-100 characters.',
} as const

interface Described<Answer extends z.ZodType> {
  readonly path: string
  readonly summary: string
  readonly answer: Answer
  readonly tags: string[]
  readonly security?: RouteConfig['security']
}

function ok<Answer extends z.ZodType>(answer: Answer) {
  return { 200: { description: 'Done', content: { 'application/json': { schema: answer } } } }
}

/** A command: a POST with a body and an `Idempotency-Key`. */
export function commandRoute<Body extends z.ZodType, Answer extends z.ZodType, Params extends z.ZodObject>(
  route: Described<Answer> & { readonly body: Body; readonly params: Params },
) {
  const { path, summary, answer, body, params, tags, security } = route
  return createRoute({
    method: 'post',
    path,
    summary,
    tags,
    ...(security === undefined ? {} : { security }),
    parameters: [commandKey],
    request: {
      // Parameters that a path does not have need no look; the type stays, so that a handler reads its own.
      ...((params === nothing ? {} : { params }) as { params: Params }),
      body: { required: true, content: { 'application/json': { schema: body } } },
    },
    responses: ok(answer),
  })
}

/** What a command's handler gets: the request, and its body and parameters as parsed. */
export type CommandHandler<Body extends z.ZodType, Params extends z.ZodObject, Answer extends z.ZodType> = (
  context: Context,
  body: z.infer<Body>,
  params: z.infer<Params>,
) => Promise<z.infer<Answer>>

/** Adds a command to a router whose commands are made by one function; the answer is sent as JSON. */
export function addCommand<Body extends z.ZodType, Answer extends z.ZodType, Params extends z.ZodObject>(
  router: OpenAPIHono,
  route: Described<Answer> & { readonly body: Body; readonly params: Params },
  handle: CommandHandler<Body, Params, Answer>,
): void {
  const handler = async (context: Context) => {
    // The types of the validated parts hang on the route, which is generic here.
    const { req } = context as unknown as { req: { valid(target: 'json' | 'param'): unknown } }
    const body = req.valid('json') as z.infer<Body>
    return context.json(await handle(context, body, req.valid('param') as z.infer<Params>))
  }
  router.openapi(commandRoute(route), handler as never)
}

/** A view: a GET. */
export function viewRoute<Answer extends z.ZodType, Params extends z.ZodObject, Query extends z.ZodObject>(
  route: Described<Answer> & { readonly params: Params; readonly query: Query },
) {
  const { path, summary, answer, params, query, tags, security } = route
  return createRoute({
    method: 'get',
    path,
    summary,
    tags,
    ...(security === undefined ? {} : { security }),
    request: { params, query },
    responses: ok(answer),
  })
}

/** A question that is too long for an address: a POST that changes nothing and needs no id. */
export function askRoute<Body extends z.ZodType, Answer extends z.ZodType>(
  route: Described<Answer> & { readonly body: Body },
) {
  const { path, summary, body, answer, tags, security } = route
  return createRoute({
    method: 'post',
    path,
    summary,
    tags,
    ...(security === undefined ? {} : { security }),
    request: { body: { required: true, content: { 'application/json': { schema: body } } } },
    responses: ok(answer),
  })
}

/** The same view as a stream of server-sent events. */
export function liveRoute<Params extends z.ZodObject>(
  route: Omit<Described<z.ZodType>, 'answer'> & { readonly params: Params },
) {
  const { path, summary, params, tags, security } = route
  return createRoute({
    method: 'get',
    path,
    summary,
    tags,
    ...(security === undefined ? {} : { security }),
    request: {
      params,
      headers: z.object({
        'last-event-id': z
          .string()
          .optional()
          .openapi({ description: 'The id of the last view the page has' }),
      }),
    },
    responses: {
      200: {
        description: 'Server-sent events: `view` with the whole view as JSON and its id, `ping` every 3 s',
        content: { 'text/event-stream': { schema: z.string() } },
      },
    },
  })
}

/** No parameters, no query, no body. */
export const nothing = z.object({})
/** Needs a staff session. */
export const staffSecurity: RouteConfig['security'] = [{ staffSession: [] }]
/** Needs a device credential. */
export const deviceSecurity: RouteConfig['security'] = [{ deviceCredential: [] }]
