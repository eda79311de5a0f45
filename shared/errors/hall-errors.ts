import type { ErrorEntry } from './error-entry.ts'

/** Refusals about suggested moves, notices, and the hall’s definition. */
export const hallErrors = {
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
} as const satisfies Record<string, ErrorEntry>
