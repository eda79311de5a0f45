import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type HallDefinition, hallDefinition } from '../../../shared/hall-definition.ts'
import { rightsOf } from '../../../shared/mqtt/rights.ts'

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

function main(file: string | undefined): void {
  if (file === undefined) {
    console.error('Usage: node --import tsx hub/adapters/mqtt/broker-acl.ts HALL.json > tingxu.acl')
    process.exitCode = 2
    return
  }
  process.stdout.write(mosquittoAcl(hallDefinition.parse(JSON.parse(readFileSync(file, 'utf8')))))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv[2])
