import { describe, expect, it, vi } from 'vitest'
import { openDatabase } from '../../hub/adapters/database/open-database.ts'
import { verifyJournal } from '../../hub/adapters/database/verify-journal.ts'
import type { ClerkView } from '../../shared/http/clerk-schemas.ts'
import type { TakenTicket } from '../../shared/http/kiosk-schemas.ts'
import type { QueuesView } from '../../shared/http/queue-schemas.ts'
import { startTestHub } from '../support/test-hub.ts'

describe('a restart', () => {
  it('brings the queue, the windows and the sessions back as they were', async () => {
    const first = await startTestHub()
    const kiosk = await first.kiosk()
    const clerk = await first.staff('1001')
    for (let visitor = 0; visitor < 5; visitor += 1)
      await kiosk.command<TakenTicket>('/api/v1/kiosk/tickets', { serviceId: 'passport' })
    await clerk.command('/api/v1/clerk/sign-in', { windowId: 'w01' })
    const before = await clerk.command<ClerkView>('/api/v1/clerk/next')
    const queues = await first.visitor().get<QueuesView>('/api/v1/queues')
    await first.stop()

    await using second = await startTestHub({}, first.dataDir)
    const window = async () => {
      const again = await fetch(`${second.url}/api/v1/clerk`, { headers: clerk.headers() })
      return (await again.json()) as ClerkView
    }
    const after = await window()
    expect(after.epoch).toBe(before.epoch + 1)
    expect(after.current).toEqual(before.current)
    expect(after.queue).toEqual(before.queue)
    expect(before.visit?.steps.map(({ kind }) => kind)).toEqual(['taken', 'called'])
    // It is read from the journal while the hub already works.
    await vi.waitFor(async () => expect((await window()).visit).toEqual(before.visit))
    const waiting = (view: QueuesView) =>
      view.queues.map(({ serviceId, waiting }) => ({ serviceId, waiting }))
    expect(waiting(await second.visitor().get<QueuesView>('/api/v1/queues'))).toEqual(waiting(queues))
    await second.stop()

    const database = openDatabase(second.dataDir)
    expect(verifyJournal(database)).toMatchObject({ ok: true, problems: [], tickets: 5 })
    database.close()
  })
})
