import pino from 'pino'
import { settingsOrExit } from '../../shared/agent-environment.ts'
import { systemClock } from '../../shared/clock.ts'
import { runUntilEnded } from '../../shared/run-until-ended.ts'
import { startPrinterAgent } from './agent.ts'
import { readAgentConfig } from './config.ts'
import { TcpPrinter } from './tcp-printer.ts'

const config = settingsOrExit(() => readAgentConfig(process.env))
const log = pino({ level: config.LOG_LEVEL, base: { app: 'printer-agent', deviceId: config.DEVICE_ID } })
const agent = startPrinterAgent({
  mqttUrl: config.MQTT_URL,
  hallId: config.HALL_ID,
  deviceId: config.DEVICE_ID,
  secret: config.DEVICE_SECRET,
  dataDir: config.AGENT_DATA_DIR,
  printer: new TcpPrinter({ host: config.PRINTER_HOST, port: config.PRINTER_PORT }),
  clock: systemClock,
  log,
})
log.info(
  { printer: `${config.PRINTER_HOST}:${config.PRINTER_PORT}`, broker: new URL(config.MQTT_URL).host },
  'printer agent started',
)
agent.done.catch((error: unknown) => {
  log.fatal({ err: error }, 'the printer agent cannot go on')
  process.exit(1)
})
runUntilEnded(() => agent.stop())
