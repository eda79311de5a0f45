import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { messageOf, reject } from '../../../shared/errors.ts'
import type { HallDefinition } from '../../../shared/hall-definition.ts'
import {
  configuredHall,
  type HallFileFault,
  hallFileCheck,
  hallFileFault,
  hallVersions,
  ticketPicture,
  ticketPreviewBody,
} from '../../../shared/http/hall-file-schemas.ts'
import { problem } from '../../../shared/http/problem-schema.ts'
import { settleAccess } from '../../application/hall-file/after-change.ts'
import {
  changesBetween,
  devicesToCut,
  hallFileText,
  hallTag,
  presentDefinition,
} from '../../application/hall-file/hall-file.ts'
import { type FilePlaces, readHallFile } from '../../application/hall-file/read-hall-file.ts'
import { sampleTicket } from '../../application/hall-file/sample-ticket.ts'
import type { Hall } from '../../domain/hall.ts'
import { type Obstacle, obstaclesToChange } from '../../domain/hall-change.ts'
import type { Actor } from '../../domain/journal.ts'
import { runCommand } from '../command.ts'
import { staffActor } from '../guards.ts'
import type { HubContext } from '../hub-context.ts'
import { ProblemError, problemBody } from '../problem.ts'
import { askRoute, createRouter, nothing, staffSecurity, viewRoute } from '../route-parts.ts'

const tags = ['administrator']
const security = staffSecurity ?? []
/** Versions of the definition that can be looked at and taken up again. */
const versionsShown = 50

/** The hall as one file: written out, judged, taken over, and taken back to an earlier version. */
export function adminHallRoutes(hub: HubContext) {
  const { hall } = hub.writer
  const actorOf = (c: Context) => staffActor(c, hub, ['administrator'])
  const judge = (file: ReadFile, actor: Actor) =>
    obstaclesToChange(hall, file.definition, { now: hub.writer.now(), actor })
  const router = createRouter()
    .openapi(
      createRoute({
        method: 'get',
        path: '/admin/hall',
        summary: 'The whole hall as one JSON file, without passwords, secrets and visitors',
        tags,
        security,
        responses: {
          200: {
            description: 'The hall file; its ETag is what a change is based on',
            content: { 'application/json': { schema: z.looseObject({}) } },
          },
        },
      }),
      (c) => {
        actorOf(c)
        const definition = presentDefinition(hall)
        return fileAnswer(c, definition, hallTag(hall)) as never
      },
    )
    .openapi(
      viewRoute({
        path: '/admin/hall/versions',
        summary: 'Earlier definitions of the hall, the newest first',
        answer: hallVersions,
        params: nothing,
        query: nothing,
        tags,
        security,
      }),
      (c) => {
        actorOf(c)
        return c.json({ versions: hub.store.readConfigurations(versionsShown) }, 200)
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/admin/hall/versions/{seq}',
        summary: 'An earlier definition as a hall file, without the booking set-up',
        tags,
        security,
        request: { params: z.object({ seq: z.coerce.number().int().min(1) }) },
        responses: {
          200: {
            description: 'The hall file of that version',
            content: { 'application/json': { schema: z.looseObject({}) } },
          },
        },
      }),
      (c) => {
        actorOf(c)
        const { seq } = c.req.valid('param')
        const [found] = hub.store.readJournal(seq - 1, 1)
        if (found?.seq !== seq || found.event.type !== 'HallConfigured')
          throw new ProblemError('hall_version_unknown')
        // Bookings rest on the set-up as it is now; it goes its own way.
        const { booking: _, ...definition } = found.event.definition
        return fileAnswer(c, definition, String(seq)) as never
      },
    )

  router.openapi(
    askRoute({
      path: '/admin/ticket-preview',
      summary: 'A sample ticket under a layout, as it would be printed, as SVG',
      answer: ticketPicture,
      body: ticketPreviewBody,
      tags,
      security,
    }),
    async (c) => {
      actorOf(c)
      const { layout, hallName, ...sample } = c.req.valid('json')
      const present = presentDefinition(hall)
      const definition = hallName === undefined ? present : { ...present, name: hallName }
      const publicUrl = new URL(hub.followUrl('')).origin
      return c.json(
        { svg: await hub.drawTicket(sampleTicket(definition, layout, { ...sample, publicUrl })) },
        200,
      )
    },
  )
  router.openAPIRegistry.registerPath({
    method: 'post',
    path: '/admin/hall/check',
    summary: 'Judge a hall file without applying it: every mistake with its line, or what it would change',
    tags,
    security,
    request: { body: { required: true, content: { 'application/json': { schema: z.looseObject({}) } } } },
    responses: {
      200: { description: 'The judgement', content: { 'application/json': { schema: hallFileCheck } } },
    },
  })
  router.post('/admin/hall/check', async (c) => {
    const actor = actorOf(c)
    const file = readHallFile(await c.req.text())
    if ('faults' in file) return c.json({ faults: file.faults, changes: null })
    const faults = faultsOf(judge(file, actor), file.places)
    return c.json({
      faults,
      changes: changesBetween(presentDefinition(hall), withBooking(file.definition, hall)),
    })
  })

  router.openAPIRegistry.registerPath({
    method: 'put',
    path: '/admin/hall',
    summary:
      'Take over a hall file, whole or not at all; a file without booking leaves the booking set-up as it is',
    tags,
    security,
    request: {
      headers: z.object({
        'If-Match': z.string().openapi({ description: 'The ETag of the export it is based on, or *' }),
        'Idempotency-Key': z.string().openapi({ description: 'Id of the command: fresh for each intent' }),
      }),
      body: { required: true, content: { 'application/json': { schema: z.looseObject({}) } } },
    },
    responses: {
      200: {
        description: 'Taken over; new staff get first passwords, told this once',
        content: { 'application/json': { schema: configuredHall } },
      },
      default: {
        description: 'Refused; `faults` has every mistake with its line',
        content: {
          'application/problem+json': {
            schema: problem.extend({ faults: z.array(hallFileFault).optional() }),
          },
        },
      },
    },
  })
  router.put('/admin/hall', async (c) => {
    const actor = actorOf(c)
    const basedOn = basisOf(c)
    const text = await c.req.text()
    const file = readHallFile(text)
    if ('faults' in file) return refusal(c, file.faults)
    let before = presentDefinition(hall)
    let obstacles: readonly Obstacle[] = []
    try {
      await runCommand(c, hub, actor, text, (now) => {
        if (basedOn !== '*' && basedOn !== hallTag(now)) return reject('hall_overtaken')
        before = presentDefinition(now)
        obstacles = judge(file, actor)
        return { type: 'ConfigureHall', definition: file.definition }
      })
    } catch (error) {
      if (error instanceof ProblemError && obstacles.length > 0)
        return refusal(c, faultsOf(obstacles, file.places))
      throw error
    }
    const after = presentDefinition(hall)
    const { lists } = changesBetween(before, after)
    const firstPasswords = await settleAccess(hub.access, lists, after)
    for (const deviceId of devicesToCut(before, after)) hub.disconnectDevice(deviceId)
    return c.json({ tag: hallTag(hall), firstPasswords })
  })
  return router
}

type ReadFile = { readonly definition: HallDefinition; readonly places: FilePlaces }

/** A file that says nothing of booking leaves it as it is. */
function withBooking(definition: HallDefinition, hall: Hall): HallDefinition {
  const { booking } = presentDefinition(hall)
  return booking === undefined || definition.booking !== undefined ? definition : { ...definition, booking }
}

function fileAnswer(c: Context, definition: HallDefinition, tag: string): Response {
  return c.body(hallFileText(definition), 200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': `attachment; filename="hall-${definition.id}.json"`,
    ETag: `"${tag}"`,
  })
}

/** The version that a change is based on, of its `If-Match`. Throws ProblemError when it is missing. */
function basisOf(c: Context): string {
  const header = c.req.header('If-Match')
  if (header === undefined || header === '') throw new ProblemError('hall_version_missing')
  return header.replace(/^W\//, '').replaceAll('"', '')
}

function faultsOf(obstacles: readonly Obstacle[], places: FilePlaces): HallFileFault[] {
  return obstacles.map(({ path, rejection }) => places.fault(path, messageOf(rejection)))
}

function refusal(c: Context, faults: readonly HallFileFault[]): Response {
  const rejection = reject('hall_file_invalid', { count: faults.length })
  return c.json({ ...problemBody(c, rejection), faults }, 422, { 'Content-Type': 'application/problem+json' })
}
