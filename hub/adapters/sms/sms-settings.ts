import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type MessageTemplate, messageTemplates } from '../../../shared/texts/booking-messages.ts'

const templateIds = z.object({ zh: z.string().min(1), en: z.string().min(1) })

/** The provider's ids of the approved templates, by kind and language. */
export type SmsTemplateIds = Readonly<Record<MessageTemplate, z.infer<typeof templateIds>>>

const templatesFile = z.object(
  Object.fromEntries(messageTemplates.map((template) => [template, templateIds])) as {
    [Template in MessageTemplate]: typeof templateIds
  },
)

const common = {
  /** 短信签名: stands in 【】 before every message. */
  SMS_SIGN_NAME: z.string().min(2).max(12).default('政务大厅预约'),
  /** Messages a minute at most. */
  SMS_PER_MINUTE: z.coerce.number().int().min(1).max(60_000).default(600),
}

const environment = z.discriminatedUnion('SMS_GATEWAY', [
  z.object({ ...common, SMS_GATEWAY: z.literal('console') }),
  z.object({
    ...common,
    SMS_GATEWAY: z.literal('tencent'),
    SMS_ENDPOINT: z
      .url()
      .refine(isSafe, 'is https://, or http:// on this machine: phone numbers travel in it')
      .default('https://sms.tencentcloudapi.com'),
    SMS_SECRET_ID: z.string().min(1),
    SMS_SECRET_KEY: z.string().min(1),
    SMS_APP_ID: z.string().regex(/^\d+$/, 'is the digits of SmsSdkAppId'),
    SMS_REGION: z.string().min(1).default('ap-guangzhou'),
    SMS_TEMPLATES_FILE: z.string().min(1).transform(readTemplates),
    SMS_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(5_000),
  }),
])

/** How messages to visitors are sent. */
export type SmsSettings = z.infer<typeof environment>

/** A setting of the messages is missing or wrong: which, and what it has to be; without its value, which may be a secret. */
export class SmsSettingsError extends Error {}

/**
 * Reads the settings of the messages from environment variables; an empty one counts as not set. Without any, messages are
 * written to the console. Throws SmsSettingsError.
 */
export function smsSettings(env: NodeJS.ProcessEnv): SmsSettings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse({ ...given, SMS_GATEWAY: given.SMS_GATEWAY ?? 'console' })
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`)
  throw new SmsSettingsError(`Messages cannot be sent with these settings:\n${faults.join('\n')}`)
}

function readTemplates(file: string, context: z.RefinementCtx): SmsTemplateIds {
  try {
    const parsed = templatesFile.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    if (parsed.success) return parsed.data
    const [issue] = parsed.error.issues
    context.addIssue(`in ${file}, ${issue?.path.join('.')}: ${issue?.message}`)
  } catch {
    context.addIssue(`cannot read JSON from ${file}`)
  }
  return z.NEVER
}

function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return (
    protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname))
  )
}
