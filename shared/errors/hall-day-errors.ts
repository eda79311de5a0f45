import type { ErrorEntry } from './error-entry.ts'

/** Refusals of the hall day: windows, tickets, printing, ratings. */
export const hallDayErrors = {
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
} as const satisfies Record<string, ErrorEntry>
