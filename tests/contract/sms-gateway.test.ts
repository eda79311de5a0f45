import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { delay, HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { buildGateway } from '../../hub/adapters/sms/build-gateway.ts'
import { consoleGateway } from '../../hub/adapters/sms/console-gateway.ts'
import { SmsSettingsError, smsSettings } from '../../hub/adapters/sms/sms-settings.ts'
import { tencentAuthorization } from '../../hub/adapters/sms/tencent-signature.ts'
import type { SmsRequest } from '../../hub/application/booking/sms-gateway.ts'
import { fakeTemplateIds } from '../../hub/simulation/fake-sms-gateway.ts'
import { tempFolder } from '../support/temp-folder.ts'

const endpoint = 'https://sms.sandbox.example'
const timeoutMs = 150
const secretKey = 'the-secret-key'

/** What the provider was asked, as it came over the wire. */
interface Seen {
  readonly action: string | null
  readonly headers: Headers
  readonly body: string
}

const seen: Seen[] = []
const server = setupServer()
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterEach(() => {
  server.resetHandlers()
  seen.length = 0
})
afterAll(() => server.close())

type Answer = (action: string | null) => Response | Promise<Response>

function provider(answer: Answer): void {
  server.use(
    http.post(`${endpoint}/`, async ({ request }) => {
      const action = request.headers.get('x-tc-action')
      seen.push({ action, headers: request.headers, body: await request.clone().text() })
      return answer(action)
    }),
  )
}

const responds = (response: object) => HttpResponse.json({ Response: { RequestId: 'r', ...response } })
const sendStatus = (code: string) =>
  responds({ SendStatusSet: [{ SerialNo: code === 'Ok' ? '5000:1' : '', Code: code, Message: code }] })
const fails = (code: string) => responds({ Error: { Code: code, Message: 'for +8613812345678' } })

const request: SmsRequest = {
  id: 'b1/confirmed/7',
  phone: '+8613812345678',
  template: 'confirmed',
  language: 'zh',
  params: ['11月23日', '鹭城'],
  text: '预约成功',
  earlier: 'none',
}
const again: SmsRequest = { ...request, earlier: 'unanswered' }

function templatesFile(content: unknown = fakeTemplateIds): string {
  const file = join(tempFolder(), 'templates.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

function environment() {
  return {
    SMS_GATEWAY: 'tencent',
    SMS_ENDPOINT: endpoint,
    SMS_SECRET_ID: 'the-secret-id',
    SMS_SECRET_KEY: secretKey,
    SMS_APP_ID: '1400006666',
    SMS_SIGN_NAME: '鹭城政务',
    SMS_TEMPLATES_FILE: templatesFile(),
    SMS_TIMEOUT_MS: String(timeoutMs),
  }
}

const gateway = () => buildGateway(smsSettings(environment()), 'hidden', () => {})

describe('Tencent SMS gateway', () => {
  describe('when the provider takes the message', () => {
    it('has sent number, template and parameters, with our id, and tells the serial number', async () => {
      provider(() => sendStatus('Ok'))
      expect(await gateway().send(request)).toEqual({ status: 'accepted', providerId: '5000:1' })
      expect(seen).toHaveLength(1)
      expect(JSON.parse(seen[0]?.body ?? '')).toEqual({
        PhoneNumberSet: ['+8613812345678'],
        SmsSdkAppId: '1400006666',
        SignName: '鹭城政务',
        TemplateId: 'confirmed/zh',
        TemplateParamSet: ['11月23日', '鹭城'],
        SessionContext: 'b1/confirmed/7',
      })
    })

    it('has signed exactly what it sent', async () => {
      provider(() => sendStatus('Ok'))
      await gateway().send(request)
      const { headers, body } = seen[0] as Seen
      expect(headers.get('x-tc-action')).toBe('SendSms')
      expect(headers.get('x-tc-version')).toBe('2021-01-11')
      expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
      const timestampSeconds = Number(headers.get('x-tc-timestamp'))
      expect(Math.abs(Date.now() / 1000 - timestampSeconds)).toBeLessThan(5)
      const signed = { host: 'sms.sandbox.example', service: 'sms', body, timestampSeconds }
      expect(headers.get('authorization')).toBe(
        tencentAuthorization(signed, { secretId: 'the-secret-id', secretKey }),
      )
    })
  })

  describe('when the provider refuses', () => {
    it.each([
      'InvalidParameterValue.IncorrectPhoneNumber',
      'FailedOperation.PhoneNumberInBlacklist',
      'FailedOperation.TemplateUnapprovedOrNotExist',
    ])('gives up for good: %s', async (code) => {
      provider(() => sendStatus(code))
      expect(await gateway().send(request)).toEqual({ status: 'refused', code })
    })

    it.each([
      'LimitExceeded.PhoneNumberThirtySecondLimit',
      'LimitExceeded.PhoneNumberSameContentDailyLimit',
      'FailedOperation.InsufficientBalanceInSmsPackage',
      'SomethingNew.OfNextYear',
    ])('asks for another attempt: %s', async (code) => {
      provider(() => sendStatus(code))
      expect(await gateway().send(request)).toEqual({ status: 'unavailable', code })
    })

    it('asks for another attempt when the request as a whole failed, without the words of the provider', async () => {
      provider(() => fails('AuthFailure.SignatureExpire'))
      expect(await gateway().send(request)).toEqual({
        status: 'unavailable',
        code: 'AuthFailure.SignatureExpire',
      })
    })
  })

  describe('when no answer can be read', () => {
    it.each([
      ['a server error', () => new HttpResponse('oops', { status: 500 }), 'http-500'],
      ['no JSON', () => new HttpResponse('<html>'), 'answer-not-json'],
      ['other JSON', () => HttpResponse.json({ Response: { SendStatusSet: [] } }), 'answer-not-understood'],
      ['too much', () => new HttpResponse('x'.repeat(100_000)), 'answer-too-long'],
      ['a broken connection', () => HttpResponse.error(), 'connection-lost'],
      ['a time-out of its own', () => sendStatus('InternalError.Timeout'), 'InternalError.Timeout'],
    ] as const)('does not know whether it was sent: %s', async (_, answer, code) => {
      provider(answer)
      expect(await gateway().send(request)).toEqual({ status: 'unknown', code })
    })

    it('stops waiting after the time limit', async () => {
      provider(async () => {
        await delay('infinite')
        return sendStatus('Ok')
      })
      expect(await gateway().send(request)).toEqual({ status: 'unknown', code: 'timeout' })
    })

    it('does not follow the message to another address', async () => {
      provider(() => HttpResponse.redirect('https://elsewhere.example/', 307))
      expect(await gateway().send(request)).toMatchObject({ status: 'unknown' })
      expect(seen).toHaveLength(1)
    })

    it('knows that a busy provider has not taken it', async () => {
      provider(() => new HttpResponse(null, { status: 503 }))
      expect(await gateway().send(request)).toEqual({ status: 'unavailable', code: 'http-503' })
    })
  })

  describe('when an earlier attempt had no answer', () => {
    const known = (id: string) =>
      responds({
        PullSmsSendStatusSet: [{ SerialNo: '5000:9', SessionContext: id, ReportStatus: 'SUCCESS' }],
      })

    it('asks what became of it, and does not text twice', async () => {
      provider((action) => (action === 'SendSms' ? sendStatus('Ok') : known(request.id)))
      expect(await gateway().send(again)).toEqual({ status: 'accepted', providerId: '5000:9' })
      expect(seen.map(({ action }) => action)).toEqual(['PullSmsSendStatusByPhoneNumber'])
    })

    it('sends it when the provider knows only other messages of the number', async () => {
      provider((action) => (action === 'SendSms' ? sendStatus('Ok') : known('another')))
      expect(await gateway().send(again)).toEqual({ status: 'accepted', providerId: '5000:1' })
      expect(seen.map(({ action }) => action)).toEqual(['PullSmsSendStatusByPhoneNumber', 'SendSms'])
    })

    it('sends it when the account may not ask', async () => {
      provider((action) => (action === 'SendSms' ? sendStatus('Ok') : fails('UnauthorizedOperation')))
      expect(await gateway().send(again)).toEqual({ status: 'accepted', providerId: '5000:1' })
    })

    it('sends nothing when nobody answers the question', async () => {
      provider(() => new HttpResponse(null, { status: 500 }))
      expect(await gateway().send(again)).toEqual({ status: 'unknown', code: 'http-500' })
      expect(seen.map(({ action }) => action)).toEqual(['PullSmsSendStatusByPhoneNumber'])
    })

    it('takes "same content" for the proof that the first one arrived', async () => {
      provider((action) =>
        action === 'SendSms'
          ? sendStatus('LimitExceeded.PhoneNumberSameContentDailyLimit')
          : known('another'),
      )
      expect(await gateway().send(again)).toEqual({ status: 'accepted', providerId: 'duplicate' })
    })
  })
})

describe('Tencent signature', () => {
  describe('when it is computed for the example of the documentation', () => {
    it('is the one printed there', () => {
      // https://cloud.tencent.com/document/api/362/4208
      const authorization = tencentAuthorization(
        {
          host: 'cvm.tencentcloudapi.com',
          service: 'cvm',
          timestampSeconds: 1_551_113_065,
          body: '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}',
        },
        { secretId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE', secretKey: 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE' },
      )
      expect(authorization).toBe(
        'TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host, Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168',
      )
    })
  })
})

describe('console gateway', () => {
  describe('when it is handed a message', () => {
    it('writes the text, and the number masked', async () => {
      const lines: string[] = []
      const console = consoleGateway('鹭城政务', 'shown', (line) => void lines.push(line))
      expect((await console.send(request)).status).toBe('accepted')
      expect(lines).toEqual(['SMS 138****5678 【鹭城政务】预约成功'])
    })
  })
})

describe('SMS settings', () => {
  describe('when nothing is set', () => {
    it('writes to the console', () => {
      expect(smsSettings({ SMS_GATEWAY: '' })).toMatchObject({ SMS_GATEWAY: 'console', SMS_PER_MINUTE: 600 })
    })
  })

  describe('when something is wrong', () => {
    const failure = (given: NodeJS.ProcessEnv) => {
      try {
        smsSettings({ ...environment(), ...given })
      } catch (error) {
        expect(error).toBeInstanceOf(SmsSettingsError)
        return String(error)
      }
      return 'no error'
    }

    it('names each fault, and no value', () => {
      const message = failure({ SMS_SECRET_ID: '', SMS_APP_ID: 'x', SMS_ENDPOINT: 'http://sms.example' })
      expect(message).toMatch(/SMS_SECRET_ID[\s\S]*SMS_APP_ID|SMS_APP_ID[\s\S]*SMS_SECRET_ID/)
      expect(message).toContain('SMS_ENDPOINT')
      expect(message).not.toContain(secretKey)
    })

    it('names the template that the file lacks', () => {
      const { cancelled: _, ...others } = fakeTemplateIds
      expect(failure({ SMS_TEMPLATES_FILE: templatesFile(others) })).toContain('cancelled')
      expect(failure({ SMS_TEMPLATES_FILE: '/nowhere.json' })).toContain('/nowhere.json')
    })
  })
})
