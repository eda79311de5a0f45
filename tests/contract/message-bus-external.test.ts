import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hubUser, mosquittoAcl } from '../../hub/adapters/mqtt/broker-acl.ts'
import { BrokerUnavailable, ExternalBroker } from '../../hub/adapters/mqtt/external-broker.ts'
import { Presence } from '../../hub/adapters/mqtt/presence.ts'
import { systemClock } from '../../shared/clock.ts'
import {
  connectDevice,
  devices,
  endDevices,
  eventually,
  hallId,
  keptLog,
  samples,
  secretOf,
  topic,
} from './message-bus-fixture.ts'
import { messageBusContract } from './message-bus-suite.ts'

const host = '127.0.0.1'
const retained = { qos: 1, retain: true } as const

function onPath(program: string): boolean {
  // Debian keeps servers in sbin, which is not on everybody's PATH.
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
  return folders.some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

const programs = { broker: 'mosquitto', passwords: 'mosquitto_passwd' }
const missing = Object.values(programs).filter((program) => !onPath(program))
if (missing.length > 0)
  console.warn(
    `SKIPPED: the external broker's contract suite needs ${missing.join(' and ')} on the PATH (package mosquitto).`,
  )

/** A mosquitto process of its own, with the access control file of the hall. */
class Mosquitto {
  readonly port: number
  readonly #folder: string
  #process: ChildProcess | undefined

  constructor(port: number) {
    this.port = port
    this.#folder = mkdtempSync(join(tmpdir(), 'tingxu-mosquitto-'))
    const path = (name: string) => join(this.#folder, name)
    mkdirSync(path('data'))
    writeFileSync(path('acl'), mosquittoAcl({ id: hallId, devices: [...devices] }))
    const users = [hubUser, ...devices.map(({ id }) => id)]
    writeFileSync(path('passwd'), users.map((user) => `${user}:${secretOf(user)}\n`).join(''))
    execFileSync(programs.passwords, ['-U', path('passwd')], { env: searchPath() })
    writeFileSync(
      path('conf'),
      [
        `listener ${port} ${host}`,
        'allow_anonymous false',
        `acl_file ${path('acl')}`,
        `password_file ${path('passwd')}`,
        // A child of root drops its rights to this user, who could not read the folder.
        ...(process.getuid?.() === 0 ? ['user root'] : []),
      ].join('\n'),
    )
  }

  async start(): Promise<void> {
    this.#process = spawn(programs.broker, ['-c', join(this.#folder, 'conf')], {
      env: searchPath(),
      stdio: 'ignore',
    })
    await eventually(() => expect(this.#process?.exitCode).toBeNull())
    for (let open = false; !open; ) open = await answers(this.port)
  }

  async stop(): Promise<void> {
    const child = this.#process
    this.#process = undefined
    if (child === undefined || child.exitCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill()
    await ended
  }

  async remove(): Promise<void> {
    await this.stop()
    rmSync(this.#folder, { recursive: true })
  }

  get hubUrl(): string {
    return `mqtt://${hubUser}:${encodeURIComponent(secretOf(hubUser))}@${host}:${this.port}`
  }
}

function searchPath(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/usr/local/sbin` }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => setImmediate(() => resolve(false)))
  })
}

/** A TCP relay to the broker that can be cut, as a network that fails. */
async function layCable(toPort: number): Promise<{ port: number; cut(): Promise<void> }> {
  const sockets = new Set<Socket>()
  const relay = createServer((near) => {
    const far = connect({ port: toPort, host })
    for (const socket of [near, far]) sockets.add(socket.on('error', () => {}))
    near.pipe(far).pipe(near)
  }).listen(0, host)
  await new Promise((resolve) => relay.once('listening', resolve))
  return {
    port: (relay.address() as AddressInfo).port,
    cut: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise<void>((resolve) => relay.close(() => resolve()))
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, host)
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

function build(url: string, startMs = 5000) {
  const presence = new Presence(systemClock)
  const log = keptLog()
  const lastWords = () => JSON.stringify({ ...samples.hubState, status: 'offline' })
  return { presence, log, bus: new ExternalBroker({ url, hallId, presence, log, lastWords, startMs }) }
}

describe.skipIf(missing.length > 0)('an external broker (mosquitto)', () => {
  let broker: Mosquitto
  let deviceUrl: string

  beforeEach(async () => {
    broker = new Mosquitto(await freePort())
    await broker.start()
    deviceUrl = `mqtt://${host}:${broker.port}`
  })
  afterEach(async () => {
    await endDevices()
    await broker.remove()
  })

  describe('as a message bus', () => {
    messageBusContract(async () => ({ ...build(broker.hubUrl), deviceUrl }))
  })

  describe('when the hub vanishes', () => {
    it('says that the hub is offline', async () => {
      const cable = await layCable(broker.port)
      const { bus } = build(broker.hubUrl.replace(`:${broker.port}`, `:${cable.port}`))
      await bus.start()
      await bus.publish(topic('hubState'), JSON.stringify(samples.hubState), retained)
      const board = await connectDevice(deviceUrl, 'board-1')
      await board.client.subscribeAsync(topic('hubState'), { qos: 1 })
      await eventually(() => expect(board.got).toHaveLength(1))
      await cable.cut()
      await eventually(() => expect(board.got.at(-1)?.payload).toContain('"offline"'))
      await bus.stop()
    })

    it('keeps what devices say for the next start, and the presence of who is there', async () => {
      const first = build(broker.hubUrl)
      first.bus.onMessage(async () => {})
      await first.bus.start()
      const where = topic('devicePresence', 'pad-1')
      const birth = (session: string) => JSON.stringify({ session, status: 'online' })
      const old = await connectDevice(deviceUrl, 'pad-1', 'old')
      await old.client.publishAsync(where, birth('old'), retained)
      const fresh = await connectDevice(deviceUrl, 'pad-1', 'new')
      await fresh.client.publishAsync(where, birth('new'), retained)
      await eventually(() => expect(first.presence.of('pad-1')?.sessions).toEqual(['old', 'new']))
      old.drop()
      // The late death, and the birth said again.
      await eventually(() => expect(first.bus.counters.published).toBe(1))
      await first.bus.stop()
      await fresh.client.publishAsync(topic('rating', 'w01'), JSON.stringify(samples.rating), { qos: 1 })
      const second = build(broker.hubUrl)
      const heard: string[] = []
      second.bus.onMessage(async (message) => void heard.push(message.topic))
      await second.bus.start()
      await eventually(() => expect(heard).toContain(topic('rating', 'w01')))
      await eventually(() =>
        expect(second.presence.of('pad-1')).toMatchObject({ status: 'online', sessions: ['new'] }),
      )
      await second.bus.stop()
    })
  })

  describe('when the broker restarts', () => {
    it('connects again, tells the hub to say all state again, and hears its devices', async () => {
      const { bus } = build(broker.hubUrl)
      const heard: string[] = []
      let returns = 0
      bus.onMessage(async (message) => void heard.push(message.topic))
      bus.onReturn(() => {
        returns += 1
      })
      await bus.start()
      expect(returns).toBe(0)
      await broker.stop()
      await eventually(() => expect(bus.counters.connections).toBe(0))
      const waiting = bus.publish(topic('hubState'), 'after the break', retained)
      await broker.start()
      await eventually(() => expect(returns).toBe(1))
      await waiting
      await eventually(() => expect(bus.counters.connections).toBe(2))
      const pad = await connectDevice(deviceUrl, 'pad-1')
      await eventually(() => {
        pad.client.publish(topic('rating', 'w01'), JSON.stringify(samples.rating), { qos: 1 })
        expect(heard).toContain(topic('rating', 'w01'))
      })
      await bus.stop()
    })
  })

  describe('when a browser connects through the hub', () => {
    it('reaches the broker with its own credential', async () => {
      const { bus } = build(broker.hubUrl)
      await bus.start()
      const http = createHttpServer().on('upgrade', (request, socket, head) =>
        bus.handleUpgrade(request, socket, head),
      )
      await new Promise<void>((resolve) => http.listen(0, host, () => resolve()))
      const url = `ws://${host}:${(http.address() as AddressInfo).port}/mqtt`
      await expect(connectDevice(url, 'board-1', 's', { password: 'wrong' })).rejects.toThrow()
      const board = await connectDevice(url, 'board-1')
      await board.client.subscribeAsync(topic('boardState', 'z1'), { qos: 1 })
      await bus.publish(topic('boardState', 'z1'), 'x'.repeat(20_000), retained)
      await eventually(() => expect(board.got[0]?.payload).toHaveLength(20_000))
      await bus.stop()
      await eventually(() => expect(board.client.connected).toBe(false))
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    })
  })

  describe('when the hub may not come in', () => {
    it('says so without the password', async () => {
      const { bus, log } = build(`mqtt://${hubUser}:wrong-password@${host}:${broker.port}`)
      const failure = await bus.start().catch((error: unknown) => error)
      expect(failure).toBeInstanceOf(BrokerUnavailable)
      expect(String(failure)).toContain('MQTT_URL')
      expect(String(failure) + JSON.stringify(log.lines)).not.toContain('wrong-password')
    })
  })
})

describe('the client of an external broker', () => {
  describe('when nobody listens at the address', () => {
    it('gives up after its time and says what to do', async () => {
      const { bus } = build(`mqtt://${host}:${await freePort()}`, 300)
      await expect(bus.start()).rejects.toThrow(/ECONNREFUSED.*MQTT_URL/)
      await expect(bus.publish(topic('hubState'), 'x', retained)).rejects.toThrow('not running')
    })
  })
})
