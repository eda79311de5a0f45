import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { requireDevice } from '../../../hub/http/guards.ts'
import type { HubContext } from '../../../hub/http/hub-context.ts'
import { isEncrypted } from '../../../hub/http/visitor-address.ts'

/** What the hub sees of a request. */
async function seen<Answer>(
  look: (context: Parameters<typeof isEncrypted>[0]) => Answer,
  headers: Record<string, string>,
): Promise<Answer> {
  const answers: Answer[] = []
  const app = new Hono().get('/', (c) => {
    answers.push(look(c))
    return c.text('')
  })
  await app.request('http://hall.example/', { headers })
  return answers[0] as Answer
}

describe('the credential of a device', () => {
  describe('when its secret holds colons, as one of a secrets file may', () => {
    it('is taken whole', async () => {
      const kiosk = { id: 'kiosk-1', kind: 'kiosk' }
      const device = (id: string, secret: string) =>
        id === 'kiosk-1' && secret === 'a:b:c' ? kiosk : undefined
      const hub = { access: { device } } as unknown as HubContext
      const authorization = `Basic ${Buffer.from('kiosk-1:a:b:c').toString('base64')}`
      expect(await seen((c) => requireDevice(c, hub, 'kiosk').id, { authorization })).toBe('kiosk-1')
    })
  })
})

describe('whether a browser speaks HTTPS', () => {
  const https = { 'x-forwarded-proto': 'https' }
  it.each([
    ['is believed of the hall’s own proxy', 1, https, true],
    ['is not believed of a stranger', 0, https, false],
    ['is denied behind a proxy that speaks HTTP', 1, { 'x-forwarded-proto': 'http' }, false],
  ])('%s', async (_, trustedProxies, headers, expected) => {
    expect(await seen((c) => isEncrypted(c, { trustedProxies } as HubContext), headers)).toBe(expected)
  })
})
