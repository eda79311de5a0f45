import type { Language } from '../../../shared/text.ts'
import type { MessageTemplate } from '../../../shared/texts/booking-messages.ts'

/** One message on its way to the provider. */
export interface SmsRequest {
  /** Ours; the provider keeps it beside the message, so that a repeated request can be told. */
  readonly id: string
  /** E.164, as `+8613800138000`. */
  readonly phone: string
  readonly template: MessageTemplate
  readonly language: Language
  /** What fills the provider's approved template, in its order. */
  readonly params: readonly string[]
  /** The whole text, for gateways that take one. */
  readonly text: string
  /** `unanswered` when an earlier attempt ended without an answer, so that the provider may have the message already. */
  readonly earlier: 'none' | 'unanswered'
}

/**
 * How an attempt ended. `refused` is for good; `unavailable` was surely not sent and is tried again; `unknown` had no
 * answer that can be read: it may have been sent, and is tried again. Codes are the provider's or ours, without any text.
 */
export type SmsOutcome =
  | { readonly status: 'accepted'; readonly providerId: string }
  | { readonly status: 'refused' | 'unavailable' | 'unknown'; readonly code: string }

/** What brings messages to phones. */
export interface SmsGateway {
  /** Resolves within the gateway's own time limit, and never rejects. */
  send(request: SmsRequest): Promise<SmsOutcome>
}
