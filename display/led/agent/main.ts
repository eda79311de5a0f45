import { readFileSync } from 'node:fs'
import pino from 'pino'
import { runUntilEnded } from '../../../shared/run-until-ended.ts'
import { BitmapFont } from '../font/bitmap-font.ts'
import { type LedAgentConfig, readLedAgentConfig } from './config.ts'
import { LedAgent } from './led-agent.ts'

function configOrExit(): LedAgentConfig {
  try {
    return readLedAgentConfig(process.env)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}

const config = configOrExit()
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
