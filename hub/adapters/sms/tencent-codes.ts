import type { SmsOutcome } from '../../application/booking/sms-gateway.ts'

/**
 * Codes that concern this message and will be the same tomorrow, of the table of sending errors of API 3.0
 * (https://cloud.tencent.com/document/api/382/59177). Whatever is not named here lies with the account, the limits or the
 * network, and is tried again: balance, signature of the request, permissions, frequency.
 */
const permanent: ReadonlySet<string> = new Set([
  'FailedOperation.ContainSensitiveWord',
  'FailedOperation.FailResolvePacket',
  'FailedOperation.JsonParseFail',
  'FailedOperation.PhoneNumberInBlacklist',
  'FailedOperation.PhoneNumberParseFail',
  'FailedOperation.SignatureIncorrectOrUnapproved',
  'FailedOperation.TemplateIdNotExist',
  'FailedOperation.TemplateIncorrectOrUnapproved',
  'FailedOperation.TemplateParamSetNotMatchApprovedTemplate',
  'FailedOperation.TemplateUnapprovedOrNotExist',
  'InvalidParameter.DirtyWordFound',
  'InvalidParameterValue.ContentLengthLimit',
  'InvalidParameterValue.IncorrectPhoneNumber',
  'InvalidParameterValue.ProhibitedUseUrlInTemplateParameter',
  'InvalidParameterValue.TemplateParameterFormatError',
  'InvalidParameterValue.TemplateParameterLengthLimit',
  'LimitExceeded.AppCountryOrRegionInBlacklist',
  'MissingParameter.EmptyPhoneNumberSet',
  'UnsupportedOperation.ChineseMainlandTemplateToGlobalPhone',
  'UnsupportedOperation.ContainDomesticAndInternationalPhoneNumber',
  'UnsupportedOperation.GlobalTemplateToChineseMainlandPhone',
  'UnsupportedOperation.UnsupportedRegion',
])

/** Codes after which the message may be on its way: the provider's own back end did not answer in time (60008). */
const unanswered: ReadonlySet<string> = new Set([
  'InternalError.ParseBackendResponseFail',
  'InternalError.SendAndRecvFail',
  'InternalError.Timeout',
])

/** The provider's word that this number has had this very text before; after an unanswered attempt, ours arrived. */
const sameContentCode = 'LimitExceeded.PhoneNumberSameContentDailyLimit'

/** What a code other than `Ok` means for the message. */
export function outcomeOfCode(code: string, earlier: 'none' | 'unanswered'): SmsOutcome {
  if (code === sameContentCode && earlier === 'unanswered')
    return { status: 'accepted', providerId: 'duplicate' }
  if (permanent.has(code)) return { status: 'refused', code }
  return { status: unanswered.has(code) ? 'unknown' : 'unavailable', code }
}
