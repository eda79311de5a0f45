import { createLog } from './adapters/pino-log.ts'
import { buildHub, type HubStarted } from './build-hub.ts'
import { readConfig } from './config.ts'

/** The operator reads this, not the log's JSON. */
function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

function welcome({ url, mqttPort, hall, isDemo, freshPassword }: HubStarted): void {
  say(`\n厅序 Tingxu: ${hall.name.zh} ${hall.name.en}`)
  say(`  所有屏幕 all screens   ${url}/`)
  if (mqttPort !== undefined) say(`  MQTT                   mqtt://127.0.0.1:${mqttPort}`)
  if (freshPassword === undefined) return
  say(
    `\n${isDemo ? '演示大厅的员工 Staff of the demo hall' : '员工 Staff'} (密码 password: ${freshPassword})`,
  )
  for (const { badgeNumber, role, name } of hall.staff)
    say(`  ${badgeNumber.padEnd(8)} ${role.padEnd(14)} ${name.zh} ${name.en}`)
  say('\n此密码只显示一次，请记下。 The password is shown this once; note it down.\n')
}

async function main(): Promise<void> {
  const config = readConfig(process.env)
  const log = createLog(config.LOG_LEVEL)
  const hub = buildHub(config, log, () => {
    // The answers to what failed leave first; a supervisor starts the hub anew from the journal.
    setTimeout(() => process.exit(1), 100)
  })
  let isStopping = false
  const stop = () => {
    if (isStopping) return
    isStopping = true
    void hub.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ error: String(error) }, 'the hub did not stop cleanly')
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
  welcome(await hub.start())
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
