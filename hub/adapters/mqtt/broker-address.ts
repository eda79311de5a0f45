/** The address of an external broker, taken apart so that the password is never logged. */
export interface BrokerAddress {
  /** Without user and password. */
  readonly href: string
  readonly username: string | undefined
  readonly password: string | undefined
  readonly host: string
  readonly port: number
  readonly transport: 'tcp' | 'tls' | 'websocket'
  /** For log and messages: protocol, host and port. */
  readonly shown: string
}

const protocols: Readonly<Record<string, { transport: BrokerAddress['transport']; port: number }>> = {
  'mqtt:': { transport: 'tcp', port: 1883 },
  'tcp:': { transport: 'tcp', port: 1883 },
  'mqtts:': { transport: 'tls', port: 8883 },
  'tls:': { transport: 'tls', port: 8883 },
  'ssl:': { transport: 'tls', port: 8883 },
  'ws:': { transport: 'websocket', port: 80 },
  'wss:': { transport: 'websocket', port: 443 },
}

/** Takes an `MQTT_URL` apart. Throws, without quoting the password, when it is not one of a broker. */
export function brokerAddress(url: string): BrokerAddress {
  if (!URL.canParse(url)) throw new Error('MQTT_URL is not a URL; write it as mqtt://user:password@host:1883')
  const parsed = new URL(url)
  const protocol = protocols[parsed.protocol]
  if (protocol === undefined || parsed.hostname === '')
    throw new Error(
      `MQTT_URL begins with "${parsed.protocol}//" and has the host "${parsed.hostname}"; write it as mqtt://user:password@host:1883, or with mqtts, ws or wss`,
    )
  const decode = (part: string) => (part === '' ? undefined : decodeURIComponent(part))
  const { username, password } = parsed
  parsed.username = ''
  parsed.password = ''
  const port = parsed.port === '' ? protocol.port : Number(parsed.port)
  return {
    href: parsed.href,
    username: decode(username),
    password: decode(password),
    host: parsed.hostname.replace(/^\[(.*)\]$/, '$1'),
    port,
    transport: protocol.transport,
    shown: `${parsed.protocol}//${parsed.hostname}:${port}`,
  }
}
