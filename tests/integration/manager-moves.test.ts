import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { HubClient } from '../../hub/simulation/hub-client.ts'
import type { ClerkView } from '../../shared/http/clerk-schemas.ts'
import type { BookingLoadView, DayCurveView, ManagerView } from '../../shared/http/manager-schemas.ts'
import { startTestHub, type TestHub } from '../support/test-hub.ts'

/** A weekday morning in the hall, whenever the test runs. */
const tenOClock = Date.parse('2026-03-03T10:00:00+08:00')
const visitors = 24

let hub: TestHub
let manager: HubClient
beforeAll(async () => {
  hub = await startTestHub({ FORECASTS: 'on', CLOCK: `${tenOClock},${Date.now()},1` })
  manager = await hub.staff('3001')
})
afterAll(() => hub[Symbol.asyncDispose]())

const see = () => manager.get<ManagerView>('/api/v1/manager')
const windowOf = (view: ManagerView, id: string) => view.windows.find((window) => window.id === id)

/** The hall as soon as it is as wished. */
function seen(isWished: (view: ManagerView) => boolean): Promise<ManagerView> {
  return vi.waitFor(
    async () => {
      const view = await see()
      expect(view).toSatisfy(isWished)
      return view
    },
    { timeout: 50_000, interval: 100 },
  )
}

/** One clerk for household matters, and far too many visitors. */
async function rushHousehold(): Promise<void> {
  const [kiosk, clerk] = await Promise.all([hub.kiosk(), hub.staff('1021')])
  for (let count = 0; count < visitors; count += 1)
    await kiosk.command('/api/v1/kiosk/tickets', { serviceId: 'household-move' })
  // A change at a window makes the hub look ahead at once.
  await clerk.command('/api/v1/clerk/sign-in', { windowId: 'w21' })
}

describe('the manager of a hall that comes into trouble', () => {
  it('is warned, makes a suggested move with a clerk of the choice, and puts it back', async () => {
    await rushHousehold()
    const warned = await seen(({ rebalancing }) => rebalancing.suggestions.length > 0)
    const { warnings, suggestions, freeClerks, outlook } = warned.rebalancing
    expect(warnings.map(({ serviceId }) => serviceId)).toContain('household-move')
    expect(warnings[0]?.passesAt).toBeGreaterThan(tenOClock)
    expect(outlook?.late.mean).toBeGreaterThan(1)
    const opening = suggestions.find(({ move }) => move.kind === 'open-window')
    if (opening === undefined) throw new Error(`nothing to open: ${JSON.stringify(suggestions)}`)
    expect(opening.predicted.lateChange.high).toBeLessThan(0)

    const clerk = freeClerks.at(-1)
    const path = `/api/v1/manager/moves/${opening.moveId}`
    const body = { clerkId: clerk?.staffId }
    await expect(manager.command(`${path}/accept`, { clerkId: 'nobody' })).rejects.toMatchObject({
      code: 'clerk_not_free',
    })
    const opened = await manager.command<ManagerView>(`${path}/accept`, body)
    expect(windowOf(opened, opening.move.windowId)).toMatchObject({
      status: 'open',
      clerk: { staffId: clerk?.staffId },
    })
    expect(opened.rebalancing.accepted).toMatchObject([{ status: 'running', undo: 'possible', real: null }])
    // What was foreseen without the move is not told as if it were still so.
    expect(opened.rebalancing.outlook).toMatchObject({ superseded: true })
    expect(opened.rebalancing.suggestions.map(({ moveId }) => moveId)).not.toContain(opening.moveId)
    await expect(manager.command(`${path}/accept`, body)).rejects.toMatchObject({ code: 'move_outdated' })

    const undone = await manager.command<ManagerView>(`${path}/undo`)
    expect(windowOf(undone, opening.move.windowId)).toMatchObject({ status: 'closed', clerk: null })
    expect(undone.rebalancing.accepted).toMatchObject([{ status: 'undone', undo: 'over' }])

    const administrator = await hub.staff('9001')
    const { entries } = await administrator.get<{ entries: { type: string; actor: { kind: string } }[] }>(
      '/api/v1/admin/audit?limit=500',
    )
    const acts = entries.filter(({ actor }) => actor.kind === 'manager').map(({ type }) => type)
    expect(acts.slice(-4)).toEqual(['WindowSignedIn', 'MoveAccepted', 'WindowSignedOut', 'MoveUndone'])
  })

  it('opens a window by hand with a clerk who is at none', async () => {
    const path = '/api/v1/manager/windows/w02/sign-in'
    const [clerk] = (await see()).rebalancing.freeClerks
    for (const clerkId of ['nobody', 'm1'])
      await expect(manager.command(path, { clerkId })).rejects.toMatchObject({ code: 'clerk_not_free' })
    const view = await manager.command<ManagerView>(path, { clerkId: clerk?.staffId })
    expect(windowOf(view, 'w02')?.clerk?.staffId).toBe(clerk?.staffId)
    expect(view.rebalancing.freeClerks.map(({ staffId }) => staffId)).not.toContain(clerk?.staffId)
    await expect(
      manager.command('/api/v1/manager/windows/w03/sign-in', { clerkId: clerk?.staffId }),
    ).rejects.toMatchObject({ code: 'clerk_has_window' })
  })

  it('opens a window again as it was closed, and so does its clerk', async () => {
    const path = '/api/v1/manager/windows/w21'
    const clerkId = windowOf(await see(), 'w21')?.clerk?.staffId
    expect(windowOf(await manager.command<ManagerView>(`${path}/sign-out`), 'w21')?.clerk).toBeNull()
    await expect(manager.command(`${path}/undo-sign-out`, { clerkId: 'somebody' })).rejects.toMatchObject({
      code: 'nothing_to_undo',
    })
    const back = await manager.command<ManagerView>(`${path}/undo-sign-out`, { clerkId })
    expect(windowOf(back, 'w21')).toMatchObject({ status: 'open', clerk: { badgeNumber: '1021' } })
    const clerk = await hub.staff('1021')
    const { left } = await clerk.command<ClerkView>('/api/v1/clerk/sign-out')
    expect(left).toMatchObject({ windowNumber: 21 })
    const undo = '/api/v1/clerk/undo-sign-out'
    expect(await clerk.command<ClerkView>(undo)).toMatchObject({ window: { id: 'w21', status: 'open' } })
    await expect(clerk.command(undo)).rejects.toMatchObject({ code: 'nothing_to_undo' })
  })

  it('sees the day so far by five minutes, and how booked today and the next open day are', async () => {
    const { spans, businessDay } = await manager.get<DayCurveView>('/api/v1/manager/curve')
    expect(businessDay).toBe('2026-03-03')
    expect(spans.at(-1)?.waiting).toBe(visitors)
    const { days } = await manager.get<BookingLoadView>('/api/v1/manager/booking/load')
    expect(days.map(({ date, inDays }) => [date, inDays])).toEqual([
      ['2026-03-03', 0],
      ['2026-03-04', 1],
    ])
    expect(days[1]).toMatchObject({ taken: 0, arrived: 0 })
    expect(days[1]?.places).toBe(days[1]?.slots.reduce((sum, { places }) => sum + places, 0))
    await expect((await hub.staff('1021')).get('/api/v1/manager/curve')).rejects.toMatchObject({
      code: 'not_allowed',
    })
  })

  it('posts a notice on the boards and withdraws it', async () => {
    const text = { zh: '消防演练即将开始', en: '' }
    const wish = { text, until: tenOClock + 3600_000 }
    const path = '/api/v1/manager/notices'
    const posted = await manager.command<ManagerView>(path, wish)
    expect(posted.notices).toMatchObject([{ ...wish, zoneId: null }])
    await expect(manager.command(path, { text: { zh: ' ', en: '' } })).rejects.toMatchObject({
      code: 'bad_input',
    })
    const withdrawn = await manager.command<ManagerView>(`${path}/${posted.notices[0]?.id}/withdraw`)
    expect(withdrawn.notices).toEqual([])
  })

  it('reads the report of the day so far, which may run no script and load nothing', async () => {
    const read = async (client: HubClient) =>
      fetch(`${hub.url}/api/v1/manager/report`, { headers: client.headers() })
    const report = await read(manager)
    expect(report.headers.get('content-type')).toContain('text/html')
    expect(report.headers.get('content-security-policy')).toContain("default-src 'none'")
    const html = await report.text()
    expect(html).toContain('2026-03-03')
    expect(html).toContain('24 人仍在等候')
    expect((await read(await hub.staff('1021'))).status).toBe(403)
    expect((await read(hub.visitor())).status).toBe(401)
  })
})
