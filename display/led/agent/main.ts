import { readFileSync } from 'node:fs'
import pino from 'pino'
import { settingsOrExit } from '../../../shared/agent-environment.ts'
import { runUntilEnded } from '../../../shared/run-until-ended.ts'
import { BitmapFont } from '../font/bitmap-font.ts'
import { readLedAgentConfig } from './config.ts'
import { LedAgent } from './led-agent.ts'

const config = settingsOrExit(() => readLedAgentConfig(process.env))
const log = pino({ level: config.LOG_LEVEL, base: { app: 'led-agent', deviceId: config.DEVICE_ID } })
const agent = LedAgent.start({
  mqttUrl: config.MQTT_URL,
  hallId: config.HALL_ID,
  deviceId: config.DEVICE_ID,
  secret: config.DEVICE_SECRET,
  font: BitmapFont.decode(readFileSync(new URL('../font/unifont-gb2312.bin', import.meta.url))),
  log,
})
log.info({ broker: new URL(config.MQTT_URL).host }, 'LED agent started')

runUntilEnded(() => agent.stop())
