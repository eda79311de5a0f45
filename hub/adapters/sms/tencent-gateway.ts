import { z } from 'zod'
import type { SmsGateway, SmsOutcome, SmsRequest } from '../../application/booking/sms-gateway.ts'
import type { SmsTemplateIds } from './sms-settings.ts'
import { callTencent, type TencentAccess } from './tencent-api.ts'
import { outcomeOfCode } from './tencent-codes.ts'

/** What the provider knows the hall's messages by. */
export interface TencentSmsAccount extends TencentAccess {
  readonly appId: string
  readonly signName: string
  /** The approved templates. */
  readonly templates: SmsTemplateIds
}

/** How far back an unanswered message is looked for: longer than any message is retried for. */
const lookBackSeconds = 3 * 24 * 3600
/** Statuses of one number read at most; its daily limit is far lower. */
const statusesRead = 100

const apiError = z.object({ Error: z.object({ Code: z.string() }) })
const sendAnswer = z.object({
  Response: z.union([
    apiError,
    z.object({ SendStatusSet: z.tuple([z.object({ SerialNo: z.string(), Code: z.string() })]) }),
  ]),
})
const statusAnswer = z.object({
  Response: z.object({
    PullSmsSendStatusSet: z.array(z.object({ SerialNo: z.string(), SessionContext: z.string().optional() })),
  }),
})

/**
 * Sends by Tencent Cloud SMS: `SendSms` (https://cloud.tencent.com/document/api/382/55981), one number a request, our id as
 * `SessionContext`. The provider does not refuse a repeated id, but keeps it: after an attempt without an answer the
 * statuses of the number are asked first (`PullSmsSendStatusByPhoneNumber`,
 * https://www.tencentcloud.com/document/product/382/40518) and a message that is among them is not sent again.
 */
export function tencentGateway(account: TencentSmsAccount): SmsGateway {
  return {
    async send(request) {
      if (request.earlier === 'unanswered') {
        const earlier = await earlierOutcome(request, account)
        if (earlier !== undefined) return earlier
      }
      return sendSms(request, account)
    },
  }
}

async function sendSms(request: SmsRequest, account: TencentSmsAccount): Promise<SmsOutcome> {
  const { id, template, language, params, earlier } = request
  const answer = await callTencent(
    'SendSms',
    {
      PhoneNumberSet: [request.phone],
      SmsSdkAppId: account.appId,
      SignName: account.signName,
      TemplateId: account.templates[template][language],
      TemplateParamSet: params,
      SessionContext: id,
    },
    account,
  )
  if (answer.status !== 'answered') return answer
  const parsed = sendAnswer.safeParse(answer.body)
  if (!parsed.success) return { status: 'unknown', code: 'answer-not-understood' }
  const { Response } = parsed.data
  if ('Error' in Response) return outcomeOfCode(Response.Error.Code, earlier)
  const [status] = Response.SendStatusSet
  return status.Code === 'Ok'
    ? { status: 'accepted', providerId: status.SerialNo }
    : outcomeOfCode(status.Code, earlier)
}

/** What is known of an earlier attempt; undefined when nothing is, so that the message has to be sent. */
async function earlierOutcome(
  { id, phone }: SmsRequest,
  account: TencentSmsAccount,
): Promise<SmsOutcome | undefined> {
  const now = Math.floor(account.clock.now() / 1000)
  const answer = await callTencent(
    'PullSmsSendStatusByPhoneNumber',
    {
      BeginTime: now - lookBackSeconds,
      EndTime: now,
      Offset: 0,
      Limit: statusesRead,
      PhoneNumber: phone,
      SmsSdkAppId: account.appId,
    },
    account,
  )
  // Nobody answers: a gateway that cannot be asked would not answer the message either.
  if (answer.status !== 'answered') return answer
  // An error means that the account may not ask; then the message goes out once more rather than never.
  const parsed = statusAnswer.safeParse(answer.body)
  const found = parsed.data?.Response.PullSmsSendStatusSet.find(({ SessionContext }) => SessionContext === id)
  return found === undefined ? undefined : { status: 'accepted', providerId: found.SerialNo }
}
