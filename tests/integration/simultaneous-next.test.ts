import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadHall } from '../../hub/application/load-hall.ts'
import { HubClient } from '../../hub/simulation/hub-client.ts'
import type { ClerkView } from '../../shared/http/clerk-schemas.ts'
import { startTestHub, type TestHub } from '../support/test-hub.ts'

const windows = 180

/** A hall of 180 comprehensive windows with a clerk each. */
async function largeHallFile(): Promise<string> {
  const demo = await loadHall('hub/demo-hall/hall.json')
  const [window, clerk] = [demo.windows[0], demo.staff.find((member) => member.role === 'clerk')]
  const number = (index: number) => String(index + 1).padStart(3, '0')
  const hall = {
    ...demo,
    windows: Array.from({ length: windows }, (_, index) => ({
      ...window,
      id: `w${number(index)}`,
      number: index + 1,
      kind: 'comprehensive',
      services: ['*'],
    })),
    staff: [
      ...Array.from({ length: windows }, (_, index) => ({
        ...clerk,
        id: `c${number(index)}`,
        badgeNumber: `1${number(index)}`,
      })),
      ...demo.staff.filter((member) => member.role !== 'clerk'),
    ],
    devices: demo.devices.filter((device) => device.kind === 'kiosk' || device.kind === 'printer'),
  }
  const file = join(mkdtempSync(join(tmpdir(), 'tingxu-hall-')), 'hall.json')
  writeFileSync(file, JSON.stringify(hall))
  const secrets = join(file, '../secrets.json')
  writeFileSync(secrets, JSON.stringify({ 'kiosk-01': 'kiosk-secret' }))
  return file
}

async function signedInClerks(hub: TestHub): Promise<HubClient[]> {
  const clerks = await Promise.all(
    Array.from({ length: windows }, (_, index) => hub.staff(`1${String(index + 1).padStart(3, '0')}`)),
  )
  await Promise.all(
    clerks.map((clerk, index) =>
      clerk.command('/api/v1/clerk/sign-in', { windowId: `w${String(index + 1).padStart(3, '0')}` }),
    ),
  )
  return clerks
}

describe('180 clerks who press "next" at the same instant', () => {
  it('get 180 different tickets; two presses at one window call once, and the other gets the coded error', async () => {
    const file = await largeHallFile()
    await using hub = await startTestHub({
      HALL_FILE: file,
      DEVICE_SECRETS_FILE: join(file, '../secrets.json'),
    })
    const kiosk = new HubClient(hub.url, { kind: 'device', deviceId: 'kiosk-01', secret: 'kiosk-secret' })
    const clerks = await signedInClerks(hub)
    await Promise.all(
      Array.from({ length: windows + 1 }, () =>
        kiosk.command('/api/v1/kiosk/tickets', { serviceId: 'passport' }),
      ),
    )

    const views = await Promise.all(clerks.map((clerk) => clerk.command<ClerkView>('/api/v1/clerk/next')))
    expect(new Set(views.map((view) => view.current?.ticketNumber)).size).toBe(windows)
    expect(views.every((view) => view.current?.status === 'called')).toBe(true)

    const [first] = clerks as [HubClient]
    await first.command('/api/v1/clerk/arrive')
    await first.command('/api/v1/clerk/finish', { outcome: 'done' })
    const presses = await Promise.allSettled([
      first.command('/api/v1/clerk/next'),
      first.command('/api/v1/clerk/next'),
    ])
    expect(presses.map((press) => press.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(presses.find((press) => press.status === 'rejected')).toMatchObject({
      reason: { code: 'window_busy' },
    })
  })
})
