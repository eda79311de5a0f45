import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { QueuesView } from '../../shared/http/queue-schemas.ts'
import { startTestHub, type TestHub } from '../support/test-hub.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub()
})
afterAll(() => hub[Symbol.asyncDispose]())

interface Seen {
  readonly event: string
  readonly id: string
  readonly view: QueuesView
}

/** Follows the queues until `isEnough`, and gives every event seen. */
async function follow(
  headers: Record<string, string>,
  isEnough: (seen: readonly Seen[]) => boolean,
): Promise<Seen[]> {
  const ended = new AbortController()
  const reply = await fetch(`${hub.url}/api/v1/queues/live`, { headers, signal: ended.signal })
  const seen: Seen[] = []
  let text = ''
  for await (const chunk of reply.body ?? []) {
    text += Buffer.from(chunk).toString()
    const blocks = text.split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      const field = (name: string) => block.match(new RegExp(`^${name}: (.*)$`, 'm'))?.[1] ?? ''
      seen.push({ event: field('event'), id: field('id'), view: JSON.parse(field('data')) as QueuesView })
    }
    if (isEnough(seen)) break
  }
  ended.abort()
  return seen
}

const waitingForPassports = ({ view }: Seen) =>
  view.queues?.find((queue) => queue.serviceId === 'passport')?.waiting

describe('a live view', () => {
  it('tells a page that has the present view only that the line is alive', async () => {
    const [last] = await follow({}, (seen) => seen.length > 0)
    const [heard] = await follow({ 'last-event-id': last?.id ?? '' }, (seen) => seen.length > 0)
    expect(heard?.event).toBe('ping')
  })

  it('gives the present view at once and each change after, with ids that grow', async () => {
    const kiosk = await hub.kiosk()
    const following = follow({}, (seen) => seen.some((entry) => waitingForPassports(entry) === 1))
    await kiosk.command('/api/v1/kiosk/tickets', { serviceId: 'passport' })
    const seen = await following
    expect(seen[0]?.event).toBe('view')
    expect(waitingForPassports(seen.at(-1) as Seen)).toBe(1)
    const revs = seen.map(({ view }) => view.rev)
    expect(revs).toEqual(revs.toSorted((a, b) => a - b))
  })

  it('sends a page that comes back what it missed', async () => {
    const [last] = await follow({}, (seen) => seen.length > 0)
    const kiosk = await hub.kiosk()
    await kiosk.command('/api/v1/kiosk/tickets', { serviceId: 'passport' })
    const [missed] = await follow({ 'last-event-id': last?.id ?? '' }, (seen) => seen.length > 0)
    expect(waitingForPassports(missed as Seen)).toBe(2)
  })
})
