import { fileURLToPath } from 'node:url'
import type { HallDefinition } from '../../../shared/hall-definition.ts'
import { rightsOf } from '../../../shared/mqtt/rights.ts'
import { loadHall } from '../../application/load-hall.ts'
import { BadInput } from '../../bad-input.ts'
import { readOptions, runCommand } from '../../command-line.ts'

/** The hub's own user at an external broker. */
export const hubUser = 'tingxu-hub'

/**
 * The access control file of a mosquitto broker for a hall: each device its own topics, the hub all of them, nobody
 * else anything. Its head says how to make the password file.
 */
export function mosquittoAcl(hall: Pick<HallDefinition, 'id' | 'devices'>): string {
  const lines = [
    `# Access control of hall "${hall.id}" for mosquitto: what is not listed is denied.`,
    '#',
    '# mosquitto.conf:',
    '#   listener 1883',
    '#   allow_anonymous false',
    '#   acl_file /etc/mosquitto/tingxu.acl',
    '#   password_file /etc/mosquitto/tingxu.passwd',
    '#   persistence true',
    '#   max_packet_size 65536',
    '#',
    '# Password file: one secret per device and one for the hub, then',
    `#   mosquitto_passwd -c -b /etc/mosquitto/tingxu.passwd ${hubUser} SECRET`,
    ...hall.devices.map(({ id }) => `#   mosquitto_passwd -b /etc/mosquitto/tingxu.passwd ${id} SECRET`),
    '#',
    `# The hub: MQTT_URL=mqtt://${hubUser}:SECRET@HOST:1883`,
    '',
    `user ${hubUser}`,
    `topic readwrite hall/${hall.id}/#`,
  ]
  for (const device of hall.devices) {
    const rights = rightsOf(hall.id, device)
    lines.push('', `user ${device.id}`)
    lines.push(...rights.subscribe.map((topic) => `topic read ${topic}`))
    lines.push(...rights.publish.map((topic) => `topic write ${topic}`))
  }
  return `${lines.join('\n')}\n`
}

async function print(argv: readonly string[]): Promise<void> {
  const usage = 'node --import tsx hub/adapters/mqtt/broker-acl.ts HALL.json > tingxu.acl'
  const [file, ...others] = readOptions(argv, { allowPositionals: true }, usage).positionals
  if (file === undefined || others.length > 0)
    throw new BadInput('command line', `give one hall file\n${usage}`)
  const hall = await loadHall(file).catch((error: Error) => {
    throw new BadInput('command line', error.message)
  })
  process.stdout.write(mosquittoAcl(hall))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runCommand(() => print(process.argv.slice(2)))
