import { systemClock } from '../../../shared/clock.ts'
import type { SmsGateway } from '../../application/booking/sms-gateway.ts'
import { type CodesInText, consoleGateway } from './console-gateway.ts'
import type { SmsSettings } from './sms-settings.ts'
import { tencentGateway } from './tencent-gateway.ts'

/** The gateway of the settings. `write` gets the lines of the console gateway, with or without one-time codes. */
export function buildGateway(
  settings: SmsSettings,
  codes: CodesInText,
  write: (line: string) => void,
): SmsGateway {
  if (settings.SMS_GATEWAY === 'console') return consoleGateway(settings.SMS_SIGN_NAME, codes, write)
  return tencentGateway({
    endpoint: settings.SMS_ENDPOINT,
    region: settings.SMS_REGION,
    secretId: settings.SMS_SECRET_ID,
    secretKey: settings.SMS_SECRET_KEY,
    appId: settings.SMS_APP_ID,
    signName: settings.SMS_SIGN_NAME,
    templates: settings.SMS_TEMPLATES_FILE,
    timeoutMs: settings.SMS_TIMEOUT_MS,
    clock: systemClock,
  })
}
