import type { ErrorEntry } from './error-entry.ts'

/** Refusals about bookings and their messages. */
export const bookingErrors = {
  calendar_year_unknown: {
    status: 409,
    message: {
      zh: '系统还没有 {year} 年的放假调休安排，无法确定哪些日子开放。请联系系统管理员录入该年日历。',
      en: 'The working calendar of {year} is not known yet, so it cannot be said which days are open. Ask the administrator to enter that year.',
    },
  },
  slot_unknown: {
    status: 404,
    message: {
      zh: '{date} {start} 没有可预约的时段。请从列表中选择。',
      en: 'There is no slot at {start} on {date}. Choose one from the list.',
    },
  },
  slot_full: {
    status: 409,
    message: {
      zh: '{date} {start} 的号已约满。请选择其他时段。',
      en: 'The slot at {start} on {date} is full. Choose another one.',
    },
  },
  slot_begun: {
    status: 409,
    message: {
      zh: '{date} {start} 的时段已经开始。请选择之后的时段，或现场取号。',
      en: 'The slot at {start} on {date} has begun. Choose a later one, or take a ticket in the hall.',
    },
  },
  day_not_bookable: {
    status: 409,
    message: {
      zh: '{date} 现在不在可预约的日期内。请选择列出的日期。',
      en: '{date} cannot be booked now. Choose one of the days shown.',
    },
  },
  service_not_bookable: {
    status: 409,
    message: {
      zh: '“{service}”目前不能预约。请现场取号或咨询导办员。',
      en: '“{service}” cannot be booked at present. Take a ticket in the hall, or ask a guide.',
    },
  },
  too_many_matters: {
    status: 409,
    message: {
      zh: '一次预约最多 {limit} 个事项。请减少事项，或分次预约。',
      en: 'One visit takes {limit} matters at most. Choose fewer, or book twice.',
    },
  },
  booking_unknown: {
    status: 404,
    message: {
      zh: '找不到这个预约。请核对签到码或证件信息，或咨询导办员。',
      en: 'There is no such booking. Check the code or the document, or ask a guide.',
    },
  },
  hold_expired: {
    status: 410,
    message: {
      zh: '保留的时段已超过 {minutes} 分钟。请重新选择时段。',
      en: 'The place was held for {minutes} minutes and has been let go. Choose a slot again.',
    },
  },
  booking_open_already: {
    status: 409,
    message: {
      zh: '您已预约“{service}”。同一事项只能有一个有效预约，可以改期或取消。',
      en: 'You have an open booking for “{service}”. One per matter is allowed: move or cancel that one.',
    },
  },
  booking_day_limit: {
    status: 409,
    message: {
      zh: '每人每天最多预约 {limit} 次。请选择其他日期。',
      en: 'A person may book {limit} visits a day at most. Choose another day.',
    },
  },
  booking_open_limit: {
    status: 409,
    message: {
      zh: '每人最多同时有 {limit} 个有效预约。请先办完或取消一个。',
      en: 'A person may have {limit} open bookings at most. Finish or cancel one first.',
    },
  },
  holds_limit: {
    status: 429,
    message: {
      zh: '您今天已选过 {limit} 次时段。请明天再试，或到大厅由导办员协助预约。',
      en: 'You have taken a place {limit} times today. Try again tomorrow, or let a guide in the hall book for you.',
    },
  },
  booking_restricted: {
    status: 403,
    message: {
      zh: '因多次预约未到，{until} 前不能预约。您仍可现场取号。',
      en: 'After several missed bookings you cannot book before {until}. You can still take a ticket in the hall.',
    },
  },
  booking_not_confirmed: {
    status: 409,
    message: {
      zh: '这个预约还没有确认。请先输入短信验证码。',
      en: 'This booking is not confirmed yet. Enter the code from the message first.',
    },
  },
  booking_over: {
    status: 409,
    message: {
      zh: '这个预约{status}，不能再操作。可以重新预约。',
      en: 'This booking is {status}; nothing more can be done with it. You can book again.',
    },
  },
  cancel_too_late: {
    status: 409,
    message: {
      zh: '距预约时间不足 {ahead}，不能再取消或改期。如不能到场，请告诉大厅导办台。',
      en: 'It is less than {ahead} before the slot: it can no longer be cancelled or moved. Tell the guide desk if you cannot come.',
    },
  },
  check_in_other_day: {
    status: 409,
    message: {
      zh: '您的预约在 {date}，今天不能签到。',
      en: 'Your booking is for {date}; you cannot check in today.',
    },
  },
  checked_in_already: {
    status: 409,
    message: {
      zh: '您已签到，号码是 {ticket}。请等候叫号。',
      en: 'You have checked in already: your number is {ticket}. Wait to be called.',
    },
  },
  document_invalid: {
    status: 422,
    message: { zh: '证件号码不正确：{detail}', en: 'The document number is not right: {detail}' },
  },
  phone_invalid: {
    status: 422,
    message: {
      zh: '手机号码不正确。请输入 11 位手机号，或以 + 开头的国际号码。',
      en: 'The phone number is not right. Enter an 11-digit Chinese mobile number, or an international one beginning with +.',
    },
  },
  phone_needed: {
    status: 422,
    message: {
      zh: '请填写手机号码，用来接收验证码。没有手机可到大厅由导办员预约。',
      en: 'Enter a mobile number: the code is sent to it. Without a phone, a guide in the hall books for you.',
    },
  },
  phone_of_too_many: {
    status: 409,
    message: {
      zh: '这个手机号近期已为 {limit} 个证件预约。请使用本人手机号，或到大厅由导办员协助。',
      en: 'This phone has booked for {limit} documents lately. Use your own phone, or ask a guide in the hall.',
    },
  },
  phone_of_other: {
    status: 409,
    message: {
      zh: '这个证件已有预约，登记的是另一个手机号。请用原手机号预约，或到大厅导办台更换。',
      en: 'There is a booking for this document under another phone. Use that phone, or change it at the guide desk.',
    },
  },
  ask_at_desk: {
    status: 409,
    message: {
      zh: '用这个证件和手机号暂时不能在线预约。请用以前预约的手机号，或到大厅导办台办理。',
      en: 'This document and phone cannot book online at present. Use the phone you booked with before, or ask at the guide desk.',
    },
  },
  code_asked_lately: {
    status: 429,
    message: {
      zh: '刚刚用这个手机号要过验证码，{seconds} 秒后才能再发一条。',
      en: 'A code was asked for with this phone just now. The next one can be sent in {seconds} s.',
    },
  },
  code_wrong: {
    status: 403,
    message: {
      zh: '验证码不正确，还可以试 {left} 次。',
      en: 'The code is wrong. {left} tries are left.',
    },
  },
  // Not 503: a page would repeat it at once, and the gateway is away for longer than that.
  messages_down: {
    status: 409,
    message: {
      zh: '短信暂时无法发送，系统会继续重试。请过几分钟再试，或到大厅由导办员协助预约。',
      en: 'Messages cannot be sent at present; we keep trying. Try again in some minutes, or let a guide in the hall book for you.',
    },
  },
  challenge_invalid: {
    status: 422,
    message: {
      zh: '安全验证未通过或已过期。请重试。',
      en: 'The security check failed or has expired. Try again.',
    },
  },
  project_unknown: {
    status: 404,
    message: {
      zh: '项目代码不在重点项目清单中。请核对，或预约普通时段。',
      en: 'This project code is not on the list of key projects. Check it, or book an ordinary slot.',
    },
  },
  setup_overtaken: {
    status: 409,
    message: {
      zh: '其他人刚刚修改了预约设置。请查看最新设置后再改。',
      en: 'Somebody else has just changed the booking set-up. Look at it as it is now, then change it again.',
    },
  },
  setup_invalid: {
    status: 422,
    message: { zh: '预约设置有误：{detail}', en: 'The booking set-up is not valid: {detail}' },
  },
  call_back_unknown: {
    status: 404,
    message: {
      zh: '没有这条回访记录。请从列表中选择。',
      en: 'There is no such call-back. Choose one from the list.',
    },
  },
} as const satisfies Record<string, ErrorEntry>
