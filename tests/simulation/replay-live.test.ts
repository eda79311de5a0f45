import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tingxu-test-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Runs the live replay as a person would. */
async function replay(...args: string[]): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'hub/simulation/replay-live.ts', ...args], {
    cwd: root,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)))
  const [code] = (await once(child, 'close')) as [number]
  return { code, output }
}

async function fileOf(name: string, content: string): Promise<string> {
  const file = join(folder, name)
  await writeFile(file, content)
  return file
}

const target = { green: 5, appointment: 10, walkin: 20 }
const plan = JSON.stringify({
  hall: 'corner-office',
  source: 'made for a test, 2020-01-13',
  services: [
    { id: 'cards', name: 'Karty', expected_minutes: 3, target_minutes: target },
    { id: 'taxes', name: 'Podatki', expected_minutes: 4, target_minutes: target },
  ],
  windows: [
    { id: 'w01', services: ['cards'], shifts: [['08:00', '08:40']] },
    {
      id: 'w02',
      services: ['*'],
      shifts: [
        ['08:02', '08:06'],
        ['08:10', '08:40'],
      ],
    },
  ],
})
const day = `visitor,arrives_at,service,appointment_at,priority,service_seconds,patience_seconds
v1,08:00:10,cards,,,240,
v2,08:00:20,cards,,,120,
v3,08:00:30,taxes,08:10:00,,180,
v4,08:01:00,taxes,,elderly,200,
v5,08:01:10,cards,,,100,
v6,08:01:20,taxes,,,100,60
v7,,cards,08:10:00,,,
v8,08:12:00,taxes,,,150,
v9,08:20:30,cards,08:05:00,,90,
`

describe('the live replay', () => {
  describe('when a small day is played and the hub is killed on the way', () => {
    it('serves everybody once and finds nothing wrong', async () => {
      const json = join(folder, 'report.json')
      const args = ['--plan', await fileOf('plan.json', plan), '--day', await fileOf('day.csv', day)]
      const more = ['--speed', '200', '--kill-every', '3', '--json', json, '--target', 'appointment=0']
      const { code, output } = await replay(...args, ...more)
      expect(output).toContain('all checks hold')
      expect(code).toBe(0)
      const report = JSON.parse(await readFile(json, 'utf8'))
      expect(report).toMatchObject({ visitors: 8, served: 7, left: 1, unserved: 0 })
      expect(report.by_class).toMatchObject({ green: { n: 1 }, appointment: { n: 1 }, walkin: { n: 6 } })
      expect(report.live).toMatchObject({ issued: 8, printed: 8, called: 7 })
      expect(report.live.bookings).toMatchObject({ booked: 3, checked_in: 2, late: 1, no_shows: 1 })
      expect(report.live.restarts.length).toBeGreaterThan(0)
      const checked = report.live.checks.map((check: { name: string }) => check.name)
      expect(checked).toEqual(expect.arrayContaining(['papers', 'slots', 'no-shows', 'target-appointment']))
    })
  })

  describe('when the input cannot be used', () => {
    it('ends with 2 and names file, line and reason', async () => {
      const planFile = await fileOf('plan.json', plan)
      const dayFile = await fileOf('bad.csv', day.replace('cards,,,120', 'cakes,,,120'))
      const { code, output } = await replay('--plan', planFile, '--day', dayFile)
      expect(output).toContain('bad.csv:3: service "cakes" is not in the plan')
      expect(code).toBe(2)
    })

    it('ends with 2 for a command line without a plan', async () => {
      expect(await replay('--day', 'day.csv')).toMatchObject({
        code: 2,
        output: expect.stringContaining('--plan: is missing'),
      })
    })
  })
})
