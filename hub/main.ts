import { createLog } from './adapters/pino-log.ts'
import { buildHub, type HubStarted } from './build-hub.ts'
import { readConfig } from './config.ts'

/** What the operator reads at a start, in one piece; the log's JSON is for machines. */
function welcome({ url, mqttPort, hall, isDemo, freshPasswords }: HubStarted): string {
  const lines = ['', `厅序 Tingxu: ${hall.name.zh} ${hall.name.en}`, `  所有屏幕 all screens   ${url}/`]
  if (mqttPort !== undefined) lines.push(`  MQTT                   mqtt://127.0.0.1:${mqttPort}`)
  if (freshPasswords !== undefined) {
    const [shared] = new Set(freshPasswords.values())
    lines.push('', isDemo ? `演示大厅的员工 Staff of the demo hall (密码 password: ${shared})` : '员工 Staff')
    for (const { id, badgeNumber, role, name } of hall.staff) {
      const own = isDemo ? '' : `${freshPasswords.get(id)}  `
      lines.push(`  ${badgeNumber.padEnd(8)} ${role.padEnd(14)} ${own}${name.zh} ${name.en}`)
    }
    lines.push('', '密码只显示一次，请记下。 Passwords are shown this once; note them down.')
  }
  return `${lines.join('\n')}\n\n`
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
  process.stdout.write(welcome(await hub.start()))
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
