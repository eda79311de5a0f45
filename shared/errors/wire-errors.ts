import type { ErrorEntry } from './error-entry.ts'

/** Refusals of access and of the wire. */
export const wireErrors = {
  // Access.
  not_signed_in: { status: 401, message: { zh: '请先登录。', en: 'Sign in first.' } },
  wrong_password: {
    status: 401,
    message: { zh: '工号或密码不正确。', en: 'The badge number or password is wrong.' },
  },
  too_many_attempts: {
    status: 429,
    message: {
      zh: '尝试次数过多，请 {seconds} 秒后再试。',
      en: 'Too many attempts. Try again in {seconds} s.',
    },
  },
  not_allowed: {
    status: 403,
    message: {
      zh: '您的角色不能进行此操作。请联系大厅管理员。',
      en: 'Your role may not do this. Ask the hall manager.',
    },
  },
  device_unknown: {
    status: 404,
    message: {
      zh: '没有设备“{device}”。请从列表中选择。',
      en: 'There is no device “{device}”. Choose one from the list.',
    },
  },
  device_not_enrolled: {
    status: 401,
    message: {
      zh: '此设备尚未登记。请向管理员索取登记码。',
      en: 'This device is not enrolled. Ask the administrator for a code.',
    },
  },
  enrolment_code_invalid: {
    status: 401,
    message: {
      zh: '登记码无效或已过期。请向管理员索取新码。',
      en: 'The enrolment code is wrong or has expired. Ask the administrator for a new one.',
    },
  },
  // The wire.
  bad_input: { status: 422, message: { zh: '输入有误：{detail}', en: 'The input is not valid: {detail}' } },
  command_id_missing: {
    status: 400,
    message: {
      zh: '缺少 Idempotency-Key 请求头。',
      en: 'The Idempotency-Key header is missing: send a fresh id with each command, the same one when you repeat it.',
    },
  },
  command_id_reused: {
    status: 409,
    message: {
      zh: '同一命令编号用于不同内容。请换一个编号。',
      en: 'This Idempotency-Key was used with another body. Use a fresh one.',
    },
  },
  not_found: { status: 404, message: { zh: '没有这个地址。', en: 'There is nothing at this address.' } },
  too_large: {
    status: 413,
    message: { zh: '请求超过 {bytes} 字节。', en: 'The request is larger than {bytes} bytes.' },
  },
  not_ready: {
    status: 503,
    message: { zh: '系统正在启动，请稍候。', en: 'The hub is starting or stopping. Try again in a moment.' },
  },
  overloaded: {
    status: 503,
    message: { zh: '系统繁忙，请稍候再试。', en: 'The hub is overloaded. Try again in a moment.' },
  },
} as const satisfies Record<string, ErrorEntry>
