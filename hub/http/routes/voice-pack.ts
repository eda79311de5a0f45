import { z } from '@hono/zod-openapi'
import { voicePackView } from '../../../shared/http/voice-pack-schemas.ts'
import type { HubContext } from '../hub-context.ts'
import { ProblemError } from '../problem.ts'
import { createRouter, nothing, viewRoute } from '../route-parts.ts'

/** The hall's recorded voice, for its boards. */
export function voicePackRoutes({ voicePack }: HubContext) {
  const routes = createRouter().openapi(
    viewRoute({
      path: '/voice-pack',
      summary: 'The clips of the hall’s recorded voice; empty where it speaks with the built-in one',
      answer: voicePackView,
      params: nothing,
      query: nothing,
      tags: ['device'],
    }),
    (c) => c.json(voicePack.view, 200),
  )
  routes.openAPIRegistry.registerPath({
    method: 'get',
    path: '/voice-pack/{id}',
    summary: 'A clip of the recorded voice',
    tags: ['device'],
    request: { params: z.object({ id: z.string() }), query: z.object({ v: z.string() }) },
    responses: { 200: { description: 'The clip', content: { 'audio/*': { schema: z.string() } } } },
  })
  routes.get('/voice-pack/:id', async (c) => {
    const clip = await voicePack.read(c.req.param('id'), c.req.query('v') ?? '')
    if (clip === undefined) throw new ProblemError('not_found')
    return c.body(clip.content, 200, {
      'Content-Type': clip.mediaType,
      // The address carries the version of the file.
      'Cache-Control': 'public, max-age=31536000, immutable',
    })
  })
  return routes
}
