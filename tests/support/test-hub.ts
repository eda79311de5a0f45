import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Log } from '../../hub/application/log.ts'
import { buildHub, type HubStarted } from '../../hub/build-hub.ts'
import { readConfig } from '../../hub/config.ts'
import { HubClient } from '../../hub/simulation/hub-client.ts'
import type { DeviceCredential } from '../../shared/http/device-schemas.ts'

const password = 'test-password'

/** A log that keeps quiet. */
const noLog: Log = { debug() {}, info() {}, warn() {}, error() {} }

/** A whole hub on free ports and a fresh folder, with ways to be each of its people. */
export interface TestHub extends HubStarted {
  readonly dataDir: string
  /** A member of staff of the demo hall, signed in. */
  staff(badgeNumber: string): Promise<HubClient>
  /** An enrolled device of the demo hall. */
  device(deviceId: string): Promise<DeviceCredential>
  /** A kiosk that can take tickets. */
  kiosk(deviceId?: string): Promise<HubClient>
  visitor(): HubClient
  /** Stops the hub and keeps its folder. */
  stop(): Promise<void>
  /** Stops the hub and removes its folder. */
  [Symbol.asyncDispose](): Promise<void>
}

/** Starts a hub of the demo hall; `env` adds settings, `dataDir` goes on with an earlier one's folder. */
export async function startTestHub(
  env: Readonly<Record<string, string>> = {},
  dataDir = mkdtempSync(join(tmpdir(), 'tingxu-test-')),
): Promise<TestHub> {
  const settings = {
    PORT: '0',
    MQTT_PORT: '0',
    DEMO_DEVICES: 'off',
    FORECASTS: 'off',
    STAFF_PASSWORD: password,
    DATA_DIR: dataDir,
    ...env,
  }
  const hub = buildHub(readConfig(settings), noLog, (error) => {
    throw error
  })
  const started = await hub.start()
  const device = (deviceId: string) =>
    new HubClient(started.url, null).command<DeviceCredential>(`/api/v1/devices/${deviceId}/demo-credential`)
  let isStopped = false
  const stop = async () => {
    if (isStopped) return
    isStopped = true
    await hub.stop()
  }
  return {
    ...started,
    dataDir,
    device,
    stop,
    async staff(badgeNumber) {
      const client = new HubClient(started.url, { kind: 'staff', badgeNumber, password })
      await client.signIn()
      return client
    },
    async kiosk(deviceId = 'kiosk-01') {
      const { secret } = await device(deviceId)
      return new HubClient(started.url, { kind: 'device', deviceId, secret })
    },
    visitor: () => new HubClient(started.url, null),
    async [Symbol.asyncDispose]() {
      await stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
