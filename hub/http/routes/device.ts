import { isIP } from 'node:net'
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { DeviceDefinition } from '../../../shared/hall-definition.ts'
import {
  type DeviceCredential,
  deviceCredential,
  enrolBody,
  printedHints,
  printHintsBody,
  takenTicket as takenSchema,
  takeTicketBody,
} from '../../../shared/http/schemas.ts'
import { isRejection } from '../../domain/hall-day/decide-window.ts'
import { definitionOf } from '../../domain/hall-day/hall-day.ts'
import { commandIdOf, runCommand } from '../command.ts'
import { requireDevice } from '../guards.ts'
import type { HubContext } from '../hub-context.ts'
import { ProblemError } from '../problem.ts'
import { commandRoute, createRouter, deviceSecurity, nothing } from '../route-parts.ts'
import { takeCommand, takenTicket } from '../taken-ticket.ts'
import { peerAddress } from '../visitor-address.ts'

const tags = ['device']
const credentialAnswer = {
  200: { description: 'The credential', content: { 'application/json': { schema: deviceCredential } } },
}

function isLoopback(address: string): boolean {
  // A name may begin as an address does.
  if (isIP(address) === 0) return false
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.')
}

/** Headers by which a proxy says that the caller is somebody else. */
const proxyHeaders = ['Forwarded', 'Via', 'X-Forwarded-For', 'X-Forwarded-Host', 'X-Real-IP']

/**
 * Whether a page of this very machine asks: not a proxy on it that speaks for others, and not a foreign page in a browser
 * on it, whose own name has been pointed at this machine.
 */
function isFromThisMachine(context: Context): boolean {
  const { hostname } = new URL(context.req.url)
  return (
    isLoopback(peerAddress(context)) &&
    (hostname === 'localhost' || isLoopback(hostname.replace(/^\[(.*)\]$/, '$1'))) &&
    proxyHeaders.every((name) => context.req.header(name) === undefined)
  )
}

/** What devices do over HTTP: enrol, and take tickets and print hints at a kiosk. */
export function deviceRoutes(hub: HubContext) {
  const credential = ({ device, secret }: { device: DeviceDefinition; secret: string }): DeviceCredential => {
    const { id, kind, zoneId, windowId } = device
    const hallId = definitionOf(hub.writer.hall.day).id
    return { deviceId: id, secret, hallId, kind, ...(zoneId && { zoneId }), ...(windowId && { windowId }) }
  }
  return createRouter()
    .openapi(
      createRoute({
        method: 'post',
        path: '/devices/enrol',
        summary: 'Trade an enrolment code for a credential',
        tags,
        request: { body: { required: true, content: { 'application/json': { schema: enrolBody } } } },
        responses: credentialAnswer,
      }),
      async (c) => {
        const enrolled = await hub.access.enrol(c.req.valid('json').code, peerAddress(c))
        if (isRejection(enrolled)) throw ProblemError.of(enrolled)
        return c.json(credential(enrolled), 200)
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/devices/{deviceId}/demo-credential',
        summary: 'A credential for a screen of the demo hall, on its own machine only',
        tags,
        request: { params: z.object({ deviceId: z.string().max(80) }) },
        responses: credentialAnswer,
      }),
      async (c) => {
        if (!hub.isDemo || !isFromThisMachine(c)) throw new ProblemError('device_not_enrolled')
        const enrolled = await hub.access.enrolFreely(c.req.valid('param').deviceId)
        if (isRejection(enrolled)) throw ProblemError.of(enrolled)
        return c.json(credential(enrolled), 200)
      },
    )
    .openapi(
      commandRoute({
        path: '/kiosk/tickets',
        summary: 'Take a ticket at a kiosk; it is printed on the printer beside it',
        answer: takenSchema,
        body: takeTicketBody,
        params: nothing,
        tags,
        security: deviceSecurity,
      }),
      async (c) => {
        const kiosk = requireDevice(c, hub, 'kiosk')
        const body = c.req.valid('json')
        const asked = { ...body, ground: null, printerId: kiosk.printerId }
        const actor = { kind: 'device', id: kiosk.id } as const
        const events = await runCommand(c, hub, actor, body, await takeCommand(hub, asked))
        return c.json(takenTicket(hub, events), 200)
      },
    )
    .openapi(
      commandRoute({
        path: '/kiosk/hints',
        summary: 'Print the hints of a service at a kiosk, without a ticket; the paper is not followed up',
        answer: printedHints,
        body: printHintsBody,
        params: nothing,
        tags,
        security: deviceSecurity,
      }),
      async (c) => {
        const kiosk = requireDevice(c, hub, 'kiosk')
        const { serviceId, language } = c.req.valid('json')
        const commandId = commandIdOf(c, { kind: 'device', id: kiosk.id })
        if (kiosk.printerId === undefined) throw new ProblemError('printer_not_ready')
        const printed = await hub.hints.print({
          commandId,
          printerId: kiosk.printerId,
          serviceId,
          language,
        })
        if (isRejection(printed)) throw ProblemError.of(printed)
        return c.json(printed, 200)
      },
    )
}
