import { isIP } from 'node:net'
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { DeviceDefinition } from '../../../shared/hall-definition.ts'
import { type DeviceCredential, deviceCredential, enrolBody } from '../../../shared/http/device-schemas.ts'
import {
  helpView as helpSchema,
  printedHints,
  printHintsBody,
  takenTicket as takenSchema,
  takeTicketBody,
} from '../../../shared/http/kiosk-schemas.ts'
import { helpView } from '../../application/views/guide-view.ts'
import { isRejection } from '../../domain/hall-day/decide-window.ts'
import { definitionOf } from '../../domain/hall-day/hall-day.ts'
import { openHelp } from '../../domain/help/decide-help.ts'
import { commandIdOf, runCommand } from '../command.ts'
import { visitorFollows } from '../following.ts'
import { requireDevice } from '../guards.ts'
import type { HubContext } from '../hub-context.ts'
import { ProblemError } from '../problem.ts'
import { addCommand, commandRoute, createRouter, deviceSecurity, liveRoute, nothing } from '../route-parts.ts'
import { takeCommand, takenTicket } from '../taken-ticket.ts'
import { limitedAddress, peerAddress } from '../visitor-address.ts'

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
  const router = createRouter()
  helpRoutes(router, hub)
  return router
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
        const enrolled = await hub.access.enrol(c.req.valid('json').code, limitedAddress(c, hub))
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

const byCall = z.object({ callId: z.string().max(80) })

/** A kiosk's visitor asks for a guide, sees who comes, or needs nobody any more. */
function helpRoutes(router: ReturnType<typeof createRouter>, hub: HubContext): void {
  const { hall } = hub.writer
  const view = (callId: string) => {
    const call = hall.help.get(callId)
    return call === undefined ? undefined : helpView(hall, call, hub.version())
  }
  const shown = (callId: string) => {
    const found = view(callId)
    if (found === undefined) throw new ProblemError('help_call_unknown')
    return found
  }
  const route = { answer: helpSchema, body: nothing, tags, security: deviceSecurity }
  addCommand(
    router,
    {
      ...route,
      path: '/device/help',
      summary: 'Call a guide to the kiosk; once while nobody has answered',
      params: nothing,
    },
    async (c, body) => {
      const { id: deviceId } = requireDevice(c, hub, 'kiosk')
      const command = { type: 'CallHelp', callId: hub.ids.id(), deviceId } as const
      const events = await runCommand(c, hub, { kind: 'device', id: deviceId }, body, command)
      const called = events.find(({ event }) => event.type === 'HelpCalled')?.event
      if (called?.type === 'HelpCalled') return shown(called.callId)
      const open = openHelp(hall.help, hub.writer.now()).find((call) => call.deviceId === deviceId)
      return shown(open?.id ?? '')
    },
  )
  addCommand(
    router,
    {
      ...route,
      path: '/device/help/{callId}/withdraw',
      summary: 'Nobody is needed any more',
      params: byCall,
    },
    async (c, body, { callId }) => {
      const { id: deviceId } = requireDevice(c, hub, 'kiosk')
      const command = { type: 'WithdrawHelp', callId, deviceId } as const
      await runCommand(c, hub, { kind: 'device', id: deviceId }, body, command)
      return shown(callId)
    },
  )
  router.openapi(
    liveRoute({ path: '/device/help/{callId}/live', summary: 'A call for help, live', params: byCall, tags }),
    (c) => {
      const { callId } = c.req.valid('param')
      shown(callId)
      return hub.live.stream(() => view(callId), visitorFollows(c, hub, 'slowly')) as never
    },
  )
}
