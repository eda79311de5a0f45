import { type Language, pick, type Text } from './text.ts'

/** Numbers and names that fill the placeholders of an error's message; a name may differ by language. */
export type ErrorData = Readonly<Record<string, string | number | Text>>

interface ErrorEntry {
  /** HTTP status; problem details carry the code as well. */
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 503
  /** What is wrong and what to do. `{name}` is filled from the error's data. */
  readonly message: Text
}

/** Every way in which the hub refuses something: the closed list of codes, with what the person is to do. */
export const errors = {
  // The hall day: windows.
  window_unknown: {
    status: 404,
    message: {
      zh: '没有窗口“{window}”。请从列表中选择。',
      en: 'There is no window “{window}”. Choose one from the list.',
    },
  },
  window_taken: {
    status: 409,
    message: {
      zh: '{window} 号窗口已由 {clerk} 登录。请先请其签退，或选择其他窗口。',
      en: 'Window {window} is signed in by {clerk}. Ask them to sign out, or choose another window.',
    },
  },
  clerk_has_window: {
    status: 409,
    message: {
      zh: '您已登录 {window} 号窗口。请先在那里签退。',
      en: 'You are signed in at window {window}. Sign out there first.',
    },
  },
  window_not_open: {
    status: 409,
    message: { zh: '{window} 号窗口未开放。请先签到。', en: 'Window {window} is not open. Sign in first.' },
  },
  window_paused: {
    status: 409,
    message: {
      zh: '{window} 号窗口已暂停。请先恢复服务。',
      en: 'Window {window} is paused. Resume it first.',
    },
  },
  window_not_paused: {
    status: 409,
    message: {
      zh: '{window} 号窗口没有暂停，无需恢复。',
      en: 'Window {window} is not paused: there is nothing to resume.',
    },
  },
  window_busy: {
    status: 409,
    message: {
      zh: '{ticket} 号还在窗口。请先办结、挂起、转移或标记过号。',
      en: 'Ticket {ticket} is still at the window. Finish, hold, transfer or mark it a no-show first.',
    },
  },
  window_idle: {
    status: 409,
    message: { zh: '窗口现在没有号票。请先叫号。', en: 'No ticket is at the window. Call one first.' },
  },
  not_your_window: {
    status: 403,
    message: {
      zh: '您没有登录窗口。请先选择窗口签到。',
      en: 'You are not signed in at a window. Choose one and sign in first.',
    },
  },
  target_window_closed: {
    status: 409,
    message: {
      zh: '{window} 号窗口未开放，没有人会叫号。请选择开放的窗口或事项。',
      en: 'Window {window} is closed, so nobody there would call. Choose an open window, or a service.',
    },
  },
  service_unknown: {
    status: 404,
    message: {
      zh: '没有事项“{service}”。请从列表中选择。',
      en: 'There is no service “{service}”. Choose one from the list.',
    },
  },
  window_does_not_take_service: {
    status: 409,
    message: {
      zh: '{window} 号窗口不办理“{service}”。请转移到能办理的窗口。',
      en: 'Window {window} does not take “{service}”. Transfer the ticket to a window that does.',
    },
  },
  // The hall day: tickets.
  day_not_open: {
    status: 409,
    message: {
      zh: '今天的取号已结束。请明天再来，或咨询导办员。',
      en: 'No more tickets are given today. Come back tomorrow, or ask a guide.',
    },
  },
  day_open: {
    status: 409,
    message: {
      zh: '营业日 {day} 还没有结束。请先结束该营业日。',
      en: 'Business day {day} is still open. Close it first.',
    },
  },
  nobody_waiting: {
    status: 409,
    message: {
      zh: '现在没有可叫的号。有人取号时按钮会亮起。',
      en: 'Nobody is waiting for this window. The button lights up when someone does.',
    },
  },
  ticket_unknown: {
    status: 404,
    message: {
      zh: '找不到号票“{ticket}”。请核对号码。',
      en: 'There is no ticket “{ticket}”. Check the number.',
    },
  },
  ticket_not_waiting: {
    status: 409,
    message: {
      zh: '{ticket} 号不在等候中（{status}）。请核对号码，或叫下一位。',
      en: 'Ticket {ticket} is not waiting ({status}). Check the number, or call the next one.',
    },
  },
  ticket_not_called: {
    status: 409,
    message: {
      zh: '{ticket} 号不在叫号中（{status}）。请按其现在的状态处理。',
      en: 'Ticket {ticket} is not called ({status}). Go on from what it is now.',
    },
  },
  ticket_not_serving: {
    status: 409,
    message: {
      zh: '{ticket} 号没有在办理（{status}）。请先按“到场”。',
      en: 'Ticket {ticket} is not being served ({status}). Press “arrived” first.',
    },
  },
  ticket_not_held: {
    status: 409,
    message: {
      zh: '{ticket} 号没有挂起（{status}），可能已在其他窗口恢复。请从挂起列表中选择。',
      en: 'Ticket {ticket} is not on hold ({status}): another window may have it. Choose one from the list of held tickets.',
    },
  },
  ticket_not_no_show: {
    status: 409,
    message: {
      zh: '{ticket} 号不是过号（{status}），无需重新排队。',
      en: 'Ticket {ticket} is not a no-show ({status}), so it needs no requeueing.',
    },
  },
  ticket_over: {
    status: 409,
    message: {
      zh: '{ticket} 号已结束（{status}）。请重新取号。',
      en: 'Ticket {ticket} is over ({status}). Take a new one.',
    },
  },
  ticket_for_other_window: {
    status: 409,
    message: {
      zh: '{ticket} 号指定到 {window} 号窗口。请先转移。',
      en: 'Ticket {ticket} is bound for window {window}. Transfer it first.',
    },
  },
  recall_limit: {
    status: 409,
    message: {
      zh: '{ticket} 号已叫 {calls} 次，不能再叫。请标记过号。',
      en: 'Ticket {ticket} was called {calls} times, the most allowed. Mark it a no-show.',
    },
  },
  recall_too_soon: {
    status: 409,
    message: {
      zh: '请等 {seconds} 秒再重呼 {ticket} 号。',
      en: 'Wait {seconds} s before calling {ticket} again.',
    },
  },
  no_show_too_soon: {
    status: 409,
    message: {
      zh: '再叫 {calls} 次、再等 {seconds} 秒才能标记 {ticket} 过号。',
      en: 'Ticket {ticket} becomes a no-show after {calls} more calls and {seconds} more seconds.',
    },
  },
  requeue_limit: {
    status: 409,
    message: {
      zh: '{ticket} 号已重新排队 {times} 次。请重新取号。',
      en: 'Ticket {ticket} was requeued {times} times already. Take a new one.',
    },
  },
  requeue_too_late: {
    status: 409,
    message: {
      zh: '{ticket} 号过号超过 {minutes} 分钟，不能重新排队。请重新取号。',
      en: 'Ticket {ticket} was a no-show over {minutes} minutes ago. Take a new one.',
    },
  },
  green_already: {
    status: 409,
    message: {
      zh: '{ticket} 号已是绿色通道，无需再次设置。',
      en: 'Ticket {ticket} is in the green channel already; nothing more is needed.',
    },
  },
  transfer_nowhere: {
    status: 422,
    message: { zh: '请选择要转移到的事项或窗口。', en: 'Choose the service or window to transfer to.' },
  },
  matter_already_there: {
    status: 409,
    message: {
      zh: '“{service}”已在 {ticket} 号上，无需再次添加。',
      en: '“{service}” is on ticket {ticket} already; nothing more is needed.',
    },
  },
  nothing_to_undo: {
    status: 409,
    message: {
      zh: '没有可以撤销的操作。如需更正，请联系大厅管理员。',
      en: 'There is nothing to undo. Ask the hall manager if something must be put right.',
    },
  },
  undo_too_late: {
    status: 409,
    message: {
      zh: '超过 {seconds} 秒，不能撤销。如需更正，请联系大厅管理员。',
      en: 'More than {seconds} s have passed; it cannot be undone any more. Ask the hall manager to put it right.',
    },
  },
  undo_overtaken: {
    status: 409,
    message: {
      zh: '{ticket} 号之后又有变化，不能撤销。请按其现在的状态处理。',
      en: 'Ticket {ticket} has changed since; the act cannot be undone. Go on from what it is now.',
    },
  },
  // Suggested moves.
  move_outdated: {
    status: 409,
    message: {
      zh: '大厅情况已变化，这条建议不再适用。请看最新的建议。',
      en: 'The hall has changed and this suggestion no longer fits. Look at the newest ones.',
    },
  },
  help_call_unknown: {
    status: 404,
    message: {
      zh: '今天没有这次求助。请从列表中选择。',
      en: 'There is no such call for help today. Choose one from the list.',
    },
  },
  move_unknown: {
    status: 404,
    message: {
      zh: '今天没有这条调整记录。请从列表中选择。',
      en: 'There is no such move today. Choose one from the list.',
    },
  },
  move_overtaken: {
    status: 409,
    message: {
      zh: '之后有人又改动了这个窗口，不能自动恢复。请按窗口现在的状态调整。',
      en: 'Somebody has changed the window since, so it cannot be put back by itself. Go on from what it is now.',
    },
  },
  clerk_not_free: {
    status: 409,
    message: {
      zh: '没有空闲的窗口人员“{clerk}”。请从列表中选择未在窗口的人员。',
      en: 'There is no free clerk “{clerk}”. Choose one of those who are at no window.',
    },
  },
  // Notices.
  zone_unknown: {
    status: 404,
    message: {
      zh: '没有区域“{zone}”。请从列表中选择。',
      en: 'There is no zone “{zone}”. Choose one from the list.',
    },
  },
  notice_unknown: {
    status: 404,
    message: {
      zh: '这条公告已经撤下或到期。请看最新的列表。',
      en: 'This notice has been withdrawn or is over. Look at the newest list.',
    },
  },
  notice_over: {
    status: 422,
    message: {
      zh: '公告的结束时间已过。请选择之后的时间。',
      en: 'The notice would be over already. Choose a later end.',
    },
  },
  notice_limit: {
    status: 409,
    message: {
      zh: '已有 {limit} 条公告。请先撤下一条。',
      en: 'There are {limit} notices already. Withdraw one first.',
    },
  },
  // Printing.
  printer_unknown: {
    status: 404,
    message: {
      zh: '没有打印机“{printer}”。请从列表中选择。',
      en: 'There is no printer “{printer}”. Choose one from the list.',
    },
  },
  printer_not_ready: {
    status: 409,
    message: {
      zh: '打印机缺纸或故障，暂时不能打印。请看屏幕，或到导办台索取。',
      en: 'The printer is out of paper or broken. Read the screen, or ask at the guide desk.',
    },
  },
  print_job_unknown: {
    status: 404,
    message: { zh: '没有打印任务“{job}”。', en: 'There is no print job “{job}”.' },
  },
  // Evaluation.
  case_unknown: {
    status: 404,
    message: { zh: '没有这次办件的记录，无法评价。', en: 'This case is not known, so it cannot be rated.' },
  },
  case_rated: {
    status: 409,
    message: {
      zh: '这次办件已经评价，不能再次评价或撤销。',
      en: 'This case has been rated: it cannot be rated again or taken back.',
    },
  },
  case_of_other_window: {
    status: 403,
    message: { zh: '这次办件不在本窗口。', en: 'This case was served at another window.' },
  },
  // Booking.
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
      zh: '距预约时间不足 {minutes} 分钟，不能再取消或改期。如不能到场，请告诉大厅导办台。',
      en: 'It is less than {minutes} minutes before the slot: it can no longer be cancelled or moved. Tell the guide desk if you cannot come.',
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
  // The hall's definition.
  hall_file_invalid: {
    status: 422,
    message: {
      zh: '大厅文件有 {count} 处问题，没有任何改动生效。请逐条改正后再提交。',
      en: 'The hall file has {count} faults; nothing of it was applied. Mend each of them, then send it again.',
    },
  },
  hall_overtaken: {
    status: 409,
    message: {
      zh: '其他人刚刚修改了大厅配置。请载入最新配置后再改。',
      en: 'Somebody else has just changed the hall. Load it as it is now, then change it again.',
    },
  },
  hall_version_missing: {
    status: 400,
    message: {
      zh: '缺少 If-Match 请求头：请带上导出时的 ETag；要不问版本直接覆盖则写 *。',
      en: 'The If-Match header is missing: send the ETag of the export, or * to replace whatever is there.',
    },
  },
  hall_version_unknown: {
    status: 404,
    message: {
      zh: '没有这个配置版本。请从列表中选择。',
      en: 'There is no such version of the hall. Choose one from the list.',
    },
  },
  hall_id_fixed: {
    status: 409,
    message: {
      zh: '大厅编号不能更改，本系统是“{id}”。请把文件中的编号改成“{id}”；要用别的编号，请用此文件首次启动一套新系统。',
      en: 'The id of the hall cannot change; this hub runs “{id}”. Write “{id}” in the file, or start a new hub from the file.',
    },
  },
  time_zone_in_use: {
    status: 409,
    message: {
      zh: '营业日内不能更改时区。请在营业日结束后更改。',
      en: 'The time zone cannot change during a business day. Change it after the day is closed.',
    },
  },
  own_role_kept: {
    status: 409,
    message: {
      zh: '您（{staff}）不能删除自己或更改自己的角色，否则将无人可以改回。请由另一位系统管理员操作。',
      en: 'You ({staff}) cannot remove yourself or change your own role. Let another administrator do it.',
    },
  },
  clerk_serves: {
    status: 409,
    message: {
      zh: '{staff} 正在办理 {ticket} 号，不能删除或更改角色。请等办结后再改。',
      en: '{staff} is serving {ticket} and cannot be removed or change roles. Wait until it is finished.',
    },
  },
  window_serves: {
    status: 409,
    message: {
      zh: '{window} 号窗口正在办理 {ticket} 号，不能删除。请等办结后再改。',
      en: 'Window {window} is serving {ticket} and cannot be removed. Wait until it is finished.',
    },
  },
  service_waited_for: {
    status: 409,
    message: {
      zh: '“{service}”还有 {people} 人在厅内等候或办理，不能删除。请在办完或营业日结束后删除。',
      en: '“{service}” has {people} visitors in the hall and cannot be removed. Remove it when they are served, or after the day.',
    },
  },
  service_without_window: {
    status: 409,
    message: {
      zh: '“{service}”还有 {people} 人在厅内，但改后没有窗口受理它。请至少保留一个受理窗口。',
      en: '“{service}” has {people} visitors in the hall, and no window would take it. Keep one that does.',
    },
  },
  service_booked: {
    status: 409,
    message: {
      zh: '“{service}”有 {count} 个未到期的预约，不能删除。请先在预约管理中取消或改约。',
      en: '“{service}” has {count} bookings ahead and cannot be removed. Cancel or move them on the booking page first.',
    },
  },
  service_opened: {
    status: 409,
    message: {
      zh: '“{service}”还在预约时段“{opening}”中，不能删除。请先从该时段移除。',
      en: '“{service}” stands in the opening “{opening}” and cannot be removed. Take it out of the opening first.',
    },
  },
  bookings_stranded: {
    status: 409,
    message: {
      zh: '文件中的预约时段会使 {count} 个已确认的预约（最早 {date}）失去时段。请先在预约管理中改约。',
      en: 'The openings of this file would leave {count} confirmed bookings (the first on {date}) without their slots. Move them on the booking page first.',
    },
  },
  staff_unknown: {
    status: 404,
    message: {
      zh: '没有人员“{staff}”。请从列表中选择。',
      en: 'There is no member of staff “{staff}”. Choose one from the list.',
    },
  },
  own_access_kept: {
    status: 409,
    message: {
      zh: '不能在这里停用自己或重置自己的密码。请用“修改密码”，或由另一位系统管理员操作。',
      en: 'You cannot lock yourself or reset your own password here. Change your password, or let another administrator do it.',
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

export type ErrorCode = keyof typeof errors

/** A refusal: a code of the closed list and the data its message needs. */
export interface Rejection {
  readonly code: ErrorCode
  readonly data: ErrorData
}

/** Builds a refusal. */
export function reject(code: ErrorCode, data: ErrorData = {}): Rejection {
  return { code, data }
}

/** The message of a refusal in both languages, with its data filled in. */
export function messageOf({ code, data }: Rejection): Text {
  const fill = (language: Language) =>
    errors[code].message[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = data[name]
      if (value === undefined) return whole
      return typeof value === 'object' ? pick(value, language) : String(value)
    })
  return { zh: fill('zh'), en: fill('en') }
}
