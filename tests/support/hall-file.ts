import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { HubClient } from '../../hub/simulation/hub-client.ts'
import type { HallDefinition } from '../../shared/hall-definition.ts'
import type { ConfiguredHall } from '../../shared/http/hall-file-schemas.ts'
import type { HallView } from '../../shared/http/hall-schemas.ts'

/** A hall's file with its version. */
interface HallFile {
  readonly text: string
  readonly tag: string
}

/** The hall's file as it is now, or of an earlier version. */
export async function exportedHall(client: HubClient, path = '/api/v1/admin/hall'): Promise<HallFile> {
  const reply = await fetch(client.baseUrl + path, { headers: client.headers() })
  expect(reply.status).toBe(200)
  return { text: await reply.text(), tag: reply.headers.get('etag') ?? '' }
}

/** Has a hall file taken over; what the hub says. */
export async function importedHall<Answer>(
  client: HubClient,
  text: string,
  tag: string,
): Promise<{ status: number; body: Answer }> {
  const reply = await fetch(`${client.baseUrl}/api/v1/admin/hall`, {
    method: 'PUT',
    headers: {
      ...client.headers(),
      'content-type': 'application/json',
      'if-match': tag,
      'idempotency-key': randomUUID(),
    },
    body: text,
  })
  return { status: reply.status, body: (await reply.json()) as Answer }
}

/** Changes the hall as it is now; the answer says what came of it. */
export async function changedHall<Answer = ConfiguredHall>(
  client: HubClient,
  change: (hall: HallDefinition) => void,
) {
  const { text, tag } = await exportedHall(client)
  const hall = JSON.parse(text) as HallDefinition
  change(hall)
  return importedHall<Answer>(client, JSON.stringify(hall), tag)
}

/** What anybody may know of the hall, but for what is a hub's own. */
export async function viewOfHall({ url }: { readonly url: string }) {
  const view = (await (await fetch(`${url}/api/v1/hall`)).json()) as HallView
  return { ...view, demo: false, virtualPrinterUrl: null, publicUrl: '' }
}
