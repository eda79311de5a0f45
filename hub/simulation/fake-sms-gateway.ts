import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import type { Language } from '../../shared/text.ts'
import { type MessageTemplate, messageTemplates, providerText } from '../../shared/texts/booking-messages.ts'

/**
 * How the gateway behaves: takes messages, fails, neither takes nor answers, takes but answers too late, or is not there.
 */
export type FakeGatewayMode = 'ok' | '500' | 'silent' | 'slow' | 'down'

/** A message that the gateway took. */
export interface TakenSms {
  /** Our id of the message; a repeated one was not recognised. */
  readonly id: string
  /** E.164. */
  readonly phone: string
  readonly template: MessageTemplate
  readonly language: Language
  readonly params: readonly string[]
  readonly text: string
}

/** A loopback server with the provider's API, for replays and tests. */
export interface FakeSmsGateway {
  /** For SMS_ENDPOINT. */
  readonly url: string
  /** What it took, oldest first. */
  readonly messages: readonly TakenSms[]
  /** Requests to send that reached it, taken or not. */
  readonly requests: number
  /** Resolves when it behaves so; requests on their way are dropped when it goes down. */
  become(mode: FakeGatewayMode): Promise<void>
  stop(): Promise<void>
}

/** The content of a SMS_TEMPLATES_FILE for the fake gateway, which reads kind and language from the id. */
export const fakeTemplateIds = Object.fromEntries(
  messageTemplates.map((template) => [template, { zh: `${template}/zh`, en: `${template}/en` }]),
)

const sendInput = z.object({
  PhoneNumberSet: z.tuple([z.string()]),
  TemplateId: z.string(),
  TemplateParamSet: z.array(z.string()),
  SessionContext: z.string(),
})
const statusInput = z.object({ PhoneNumber: z.string() })

/** Starts a fake gateway on a free port. `slowMs` is the delay of its answers in mode `slow`. */
export async function startFakeSmsGateway({ slowMs = 2_000 } = {}): Promise<FakeSmsGateway> {
  const messages: TakenSms[] = []
  const delays = new Set<NodeJS.Timeout>()
  let mode: FakeGatewayMode = 'ok'
  let requests = 0

  function answer(action: string | undefined, body: unknown): object {
    if (action === 'PullSmsSendStatusByPhoneNumber') {
      const { PhoneNumber } = statusInput.parse(body)
      const own = messages.filter(({ phone }) => phone === PhoneNumber)
      return {
        PullSmsSendStatusSet: own.map(({ id }) => ({
          SerialNo: serialOf(id),
          SessionContext: id,
          PhoneNumber,
          ReportStatus: 'SUCCESS',
        })),
      }
    }
    const sms = takenSms(sendInput.parse(body))
    messages.push(sms)
    const status = { SerialNo: serialOf(sms.id), PhoneNumber: sms.phone, Fee: 1, SessionContext: sms.id }
    return { SendStatusSet: [{ ...status, Code: 'Ok', Message: 'send success' }] }
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body: unknown = JSON.parse(await textOf(request))
    const action = request.headers['x-tc-action']
    if (action === 'SendSms') requests += 1
    if (mode === '500') {
      response.writeHead(500).end('internal error')
      return
    }
    if (mode === 'silent') return
    const payload = JSON.stringify({ Response: { ...answer(String(action), body), RequestId: 'fake' } })
    const reply = () => response.writeHead(200, { 'Content-Type': 'application/json' }).end(payload)
    if (mode === 'ok') reply()
    else delays.add(setTimeout(reply, slowMs))
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.writeHead(400).end())
  })
  await listen(server, 0)
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    messages,
    get requests() {
      return requests
    },
    async become(next) {
      if (next === 'down' && mode !== 'down') await close(server)
      if (next !== 'down' && mode === 'down') await listen(server, port)
      mode = next
    },
    async stop() {
      for (const delay of delays) clearTimeout(delay)
      if (mode !== 'down') await close(server)
      mode = 'down'
    },
  }
}

function takenSms(input: z.infer<typeof sendInput>): TakenSms {
  const [name, language] = input.TemplateId.split('/') as [MessageTemplate, Language]
  if (!messageTemplates.includes(name)) throw new Error(`there is no template ${input.TemplateId}`)
  const { TemplateParamSet: params, SessionContext: id, PhoneNumberSet } = input
  // The address of the link is the hub's own; the code at its end is all that a test needs.
  const wording = providerText(name, language, (_, code) => code)
  const text = wording.replace(/\{(\d+)\}/g, (whole, place: string) => params[Number(place) - 1] ?? whole)
  return { id, phone: PhoneNumberSet[0], template: name, language, params, text }
}

function serialOf(id: string): string {
  return `serial/${id}`
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function close(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
