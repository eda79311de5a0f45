import { describe, expect, it } from 'vitest'
import { ConfigError, publicUrl, readConfig } from '../../hub/config.ts'

describe('the settings', () => {
  it('have the documented defaults', () => {
    expect(readConfig({})).toMatchObject({
      PORT: 8080,
      HOST: '127.0.0.1',
      MQTT_PORT: 1883,
      DATA_DIR: './data',
      LOG_LEVEL: 'info',
    })
    expect(readConfig({ MQTT_URL: '' }).MQTT_URL).toBeUndefined()
  })

  it('name every wrong variable with its value', () => {
    const read = () =>
      readConfig({
        PORT: '80a',
        MQTT_URL: 'http://broker',
        CLOCK: 'fast',
        PUBLIC_URL: 'javascript:alert(1)',
      })
    expect(read).toThrow(ConfigError)
    expect(read).toThrow(/PORT=80a/)
    expect(read).toThrow(/MQTT_URL=http:\/\/broker: begins with mqtt/)
    expect(read).toThrow(/CLOCK=fast/)
    expect(read).toThrow(/PUBLIC_URL=javascript:alert\(1\): is an address as https:/)
  })

  it('quote no password of a wrong variable', () => {
    const read = () => readConfig({ STAFF_PASSWORD: 'geheim', MQTT_URL: 'amqp://hub:pass@word@broker' })
    expect(read).toThrow(/STAFF_PASSWORD=…/)
    expect(read).toThrow(/MQTT_URL=amqp:\/\/…@broker/)
    expect(read).not.toThrow(/geheim|pass|word@/)
  })

  it('run a replay clock at its speed from its anchor', () => {
    const virtualStart = Date.UTC(2020, 0, 13, 7)
    const { clock } = readConfig({ CLOCK: `${virtualStart},${Date.now() - 1000},120` })
    const past = clock.now() - virtualStart
    expect(past).toBeGreaterThanOrEqual(120_000)
    expect(past).toBeLessThan(240_000)
  })

  it('give the address for QR codes: the public one when set, else the host', () => {
    expect(publicUrl({ PUBLIC_URL: 'https://hall.example/', HOST: '0.0.0.0' }, 8080)).toBe(
      'https://hall.example',
    )
    expect(publicUrl({ PUBLIC_URL: undefined, HOST: '10.1.2.3' }, 81)).toBe('http://10.1.2.3:81')
    expect(publicUrl({ PUBLIC_URL: undefined, HOST: '0.0.0.0' }, 81)).not.toContain('0.0.0.0')
  })
})
