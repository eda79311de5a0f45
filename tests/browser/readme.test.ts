import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { freePorts } from '../../hub/simulation/free-port.ts'
import { HubClient } from '../../hub/simulation/hub-client.ts'
import type { QueuesView } from '../../shared/http/queue-schemas.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const scripts = (
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
).scripts
const startedWithinMs = 60_000

/** The commands of the README's shell blocks, each without its `npm ci`. */
const commands = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].map((block) =>
  (block[1] ?? '').trim().replace(/^npm ci && /, ''),
)

const dataDir = mkdtempSync(join(tmpdir(), 'tingxu-readme-'))
const running = new Set<ChildProcess>()
afterAll(() => {
  for (const child of running) process.kill(-(child.pid as number), 'SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

/** Runs a command of the README as a shell does, in a process group of its own, until it has said where the portal is. */
async function start(
  command: string,
  env: Record<string, string>,
): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(command, { cwd: root, shell: true, detached: true, env: { ...process.env, ...env } })
  running.add(child)
  let said = ''
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not started: ${said}`)), startedWithinMs)
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      if (!said.includes('mqtt://')) return
      clearTimeout(timer)
      resolve()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)))
  })
  return { child, said }
}

/** Presses ctrl-C and waits for the end. */
async function interrupt(child: ChildProcess): Promise<void> {
  child.removeAllListeners('exit')
  const ended = once(child, 'exit')
  process.kill(-(child.pid as number), 'SIGINT')
  await ended
  running.delete(child)
}

/** What the operator and the engineer read first. */
const documents = ['CONTRIBUTING.md', 'hub/settings.md', 'hub/simulation/README.md', 'README.md']
const textOf = (path: string) => readFileSync(join(root, path), 'utf8')

describe('the README', () => {
  it('names, as what it leads to does, only scripts that exist', () => {
    const named = documents.flatMap((path) =>
      [...textOf(path).matchAll(/npm (?:run )?([a-z:-]+)/g)].map((match) => match[1] ?? ''),
    )
    expect(named.filter((name) => name !== 'ci' && !(name in scripts))).toEqual([])
    expect(commands).toEqual(['npm start', 'npm test'])
  })

  it('leads, as what it leads to does, to nothing that is not there', () => {
    const missing = documents.flatMap((path) => {
      const links = [...textOf(path).matchAll(/\]\((?!http|#)([^)#]+)/g)].map((match) => match[1] ?? '')
      return links.filter((link) => !existsSync(join(root, dirname(path), link)))
    })
    expect(missing).toEqual([])
  })

  it('leads to a table of every setting of the hub', () => {
    const sources = ['hub/config.ts', 'hub/adapters/sms/sms-settings.ts'].map(textOf).join()
    const settings = [...sources.matchAll(/^ +([A-Z][A-Z_]+): /gm)].map((match) => match[1] ?? '')
    expect(settings.length).toBeGreaterThan(25)
    const table = textOf('hub/settings.md')
    expect(settings.filter((name) => !table.includes(`\`${name}\``))).toEqual([])
  })

  it('starts the hall with its first command; every screen opens, and after ctrl-C the queue is as it was', async () => {
    const [http = 0, mqtt = 0] = await freePorts(2)
    // What a hub of the tester's own may have set must not leak in.
    const env = {
      STAFF_PASSWORD: '',
      HALL_FILE: '',
      MQTT_URL: '',
      PUBLIC_URL: '',
      PORT: `${http}`,
      MQTT_PORT: `${mqtt}`,
      DATA_DIR: dataDir,
      DEMO_DEVICES: 'off',
      LOG_LEVEL: 'warn',
    }
    const url = `http://127.0.0.1:${http}`
    const first = await start(commands[0] ?? '', env)
    const password = first.said.match(/password: ([a-z0-9]+)/)?.[1] ?? ''

    const screens = [
      '/',
      '/kiosk',
      '/display/general',
      '/window-screen/w01',
      '/pad/w01',
      '/clerk',
      '/guide',
      '/manager',
      '/admin',
      '/bookings',
      '/led-panel',
      '/book',
      '/book/mine',
    ]
    for (const screen of screens) {
      const page = await fetch(url + screen)
      const html = await page.text()
      expect([screen, page.status]).toEqual([screen, 200])
      for (const [, asset] of html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g))
        expect((await fetch(url + asset)).status).toBe(200)
    }
    const guide = new HubClient(url, { kind: 'staff', badgeNumber: '2001', password })
    await guide.signIn()
    for (let visitor = 0; visitor < 3; visitor += 1)
      await guide.command('/api/v1/guide/tickets', { serviceId: 'passport' })
    const waiting = async () => {
      const { queues } = await new HubClient(url, null).get<QueuesView>('/api/v1/queues')
      return queues.find((queue) => queue.serviceId === 'passport')?.waiting
    }
    expect(await waiting()).toBe(3)
    await interrupt(first.child)
    await expect(fetch(url)).rejects.toThrow()

    const second = await start(commands[0] ?? '', env)
    expect(await waiting()).toBe(3)
    await interrupt(second.child)
  })
})
