import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GuideView } from '../../shared/http/guide-schemas.ts'
import type { HelpView } from '../../shared/http/kiosk-schemas.ts'
import { startTestHub, type TestHub } from '../support/test-hub.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub()
})
afterAll(() => hub[Symbol.asyncDispose]())

/** The visitor's live view until it says what is waited for. */
async function follow(callId: string, status: HelpView['status']): Promise<HelpView> {
  const reply = await fetch(`${hub.url}/api/v1/device/help/${callId}/live`)
  let text = ''
  for await (const chunk of reply.body ?? []) {
    text += Buffer.from(chunk).toString()
    const views = [...text.matchAll(/^data: (.*)\n\n/gm)].map(
      ([, data]) => JSON.parse(data ?? '') as HelpView,
    )
    const found = views.find((view) => view.status === status)
    if (found !== undefined) return found
  }
  throw new Error(`the stream ended before ${status}`)
}

describe('a call for help', () => {
  it('reaches the guides with the kiosk’s name, and tells the visitor who comes', async () => {
    const kiosk = await hub.kiosk()
    const guide = await hub.staff('2001')
    const called = await kiosk.command<HelpView>('/api/v1/device/help')
    expect(called).toMatchObject({ status: 'open', guideName: null })
    expect((await kiosk.command<HelpView>('/api/v1/device/help')).id).toBe(called.id)
    const { helpCalls } = await guide.get<GuideView>('/api/v1/guide')
    expect(helpCalls).toEqual([
      {
        id: called.id,
        deviceId: 'kiosk-01',
        deviceName: { zh: expect.any(String), en: expect.any(String) },
        at: expect.any(Number),
      },
    ])
    const answered = follow(called.id, 'answered')
    const after = await guide.command<GuideView>(`/api/v1/guide/help/${called.id}/answer`)
    expect(after.helpCalls).toEqual([])
    expect((await answered).guideName).toEqual({ zh: '沈慧敏', en: 'Shen Huimin' })
  })

  it('may be taken back, and is nobody else’s to make or answer', async () => {
    const kiosk = await hub.kiosk()
    const { id } = await kiosk.command<HelpView>('/api/v1/device/help')
    await expect(hub.visitor().command('/api/v1/device/help')).rejects.toThrow('device_not_enrolled')
    await expect(hub.visitor().command(`/api/v1/guide/help/${id}/answer`)).rejects.toThrow('not_signed_in')
    expect((await kiosk.command<HelpView>(`/api/v1/device/help/${id}/withdraw`)).status).toBe('withdrawn')
  })
})
