import { maskPhone } from '../../../shared/booking/phone-number.ts'
import type { SmsGateway } from '../../application/booking/sms-gateway.ts'

/** What of a one-time code is written out: in the demo hall it is read off the terminal, elsewhere a log must not have it. */
export type CodesInText = 'shown' | 'hidden'

/** Writes messages out instead of sending them. The phone number is masked. */
export function consoleGateway(
  signName: string,
  codes: CodesInText,
  write: (line: string) => void,
): SmsGateway {
  return {
    async send({ id, phone, text, template }) {
      const shown = template === 'code' && codes === 'hidden' ? text.replace(/\d{6}/, '••••••') : text
      write(`SMS ${maskPhone(phone)} 【${signName}】${shown}`)
      return { status: 'accepted', providerId: `console/${id}` }
    },
  }
}
