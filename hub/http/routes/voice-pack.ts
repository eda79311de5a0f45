import { readFile } from 'node:fs/promises'
import { voicePackView } from '../../../shared/http/schemas.ts'
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
  routes.get('/voice-pack/:id', async (c) => {
    const file = voicePack.file(c.req.param('id'))
    if (file === undefined) throw new ProblemError('not_found')
    return c.body(await readFile(file.path), 200, {
      'Content-Type': file.mediaType,
      // The address carries the version of the file.
      'Cache-Control': 'public, max-age=31536000, immutable',
    })
  })
  return routes
}
