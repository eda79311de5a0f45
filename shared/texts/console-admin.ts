import type { Text } from '../text.ts'

/** What the administrator's page says. */
export const adminTexts = {
  devices: { zh: '设备登记', en: 'Devices' },
  audit: { zh: '审计记录', en: 'Audit trail' },
  // Devices.
  filterDevices: { zh: '设备名称、编号、窗口号', en: 'Device name, id or window number' },
  allKinds: { zh: '全部类型', en: 'All kinds' },
  kind: { zh: '类型', en: 'Kind' },
  device: { zh: '设备', en: 'Device' },
  place: { zh: '位置', en: 'Place' },
  acts: { zh: '操作', en: 'Acts' },
  deviceCount: { zh: '{n} 台', en: '{n} devices' },
  noDevices: { zh: '没有符合的设备。', en: 'No device matches.' },
  makeCode: { zh: '登记码', en: 'Enrolment code' },
  revoke: { zh: '吊销', en: 'Revoke' },
  codeTitle: { zh: '{device} 的登记码', en: 'Enrolment code of {device}' },
  codeHint: {
    zh: '在设备屏幕上输入。只能用一次；新码会使旧码失效。',
    en: 'Enter it on the device. It works once; a new code ends the old one.',
  },
  codeUntil: {
    zh: '{time} 前有效，还有 {minutes} 分 {seconds} 秒',
    en: 'Valid until {time}, {minutes} min {seconds} s left',
  },
  codeExpired: { zh: '登记码已过期。', en: 'The code has expired.' },
  newCode: { zh: '换一个码', en: 'New code' },
  gettingCode: { zh: '正在生成…', en: 'Making a code…' },
  revokeTitle: { zh: '吊销 {device} 的凭证？', en: 'Revoke the credential of {device}?' },
  revokeHint: {
    zh: '设备立即断开，须用新的登记码重新登记后才能使用。',
    en: 'The device is cut off at once and works again only after a new enrolment.',
  },
  revokeHold: { zh: '吊销凭证', en: 'Revoke' },
  revoked: { zh: '{device} 的凭证已吊销。', en: 'The credential of {device} is revoked.' },
  // Audit.
  auditFor: { zh: '审计记录只对系统管理员开放。', en: 'The audit trail is for administrators.' },
  auditHint: {
    zh: '按时间倒序。每条记录的哈希包含上一条，改动会被发现。',
    en: 'Newest first. The hash of an entry covers the one before, so that a change shows.',
  },
  filterAudit: { zh: '筛选：类型、人员、号码…', en: 'Filter: type, person, number…' },
  allActors: { zh: '全部角色', en: 'All roles' },
  actor: { zh: '角色', en: 'Role' },
  who: { zh: '人员', en: 'Who' },
  when: { zh: '时间', en: 'When' },
  what: { zh: '事件', en: 'What' },
  details: { zh: '内容', en: 'Details' },
  hash: { zh: '哈希', en: 'Hash' },
  seq: { zh: '序号', en: 'No.' },
  older: { zh: '载入更早的记录', en: 'Load older entries' },
  refresh: { zh: '刷新', en: 'Refresh' },
  shownOf: { zh: '已载入 {loaded} 条，符合 {shown} 条', en: '{loaded} loaded, {shown} match' },
  beginning: { zh: '已到最早一条。', en: 'This is the beginning.' },
  noEntries: { zh: '没有记录。', en: 'No entries.' },
} as const satisfies Record<string, Text>

/** The roles that act, as the audit trail names them. */
export const actorWords: Readonly<Record<string, Text>> = {
  clerk: { zh: '窗口人员', en: 'Clerk' },
  guide: { zh: '导办员', en: 'Guide' },
  manager: { zh: '大厅管理员', en: 'Manager' },
  administrator: { zh: '系统管理员', en: 'Administrator' },
  device: { zh: '设备', en: 'Device' },
  visitor: { zh: '申请人', en: 'Visitor' },
  hub: { zh: '系统', en: 'The hub' },
}

/** What happened, in words; the entry keeps its own name beside them. */
export const eventWords: Readonly<Record<string, Text>> = {
  HallConfigured: { zh: '更新大厅配置', en: 'Hall configured' },
  BusinessDayOpened: { zh: '营业日开始', en: 'Day opened' },
  BusinessDayClosed: { zh: '营业日结束', en: 'Day closed' },
  WindowSignedIn: { zh: '窗口签到', en: 'Window signed in' },
  WindowSignedOut: { zh: '窗口签退', en: 'Window signed out' },
  WindowPaused: { zh: '窗口暂停', en: 'Window paused' },
  WindowResumed: { zh: '窗口恢复', en: 'Window resumed' },
  WindowServicesChanged: { zh: '调整受理事项', en: 'Services changed' },
  TicketIssued: { zh: '取号', en: 'Ticket issued' },
  GreenChannelGranted: { zh: '授予绿色通道', en: 'Green channel granted' },
  TicketCalled: { zh: '叫号', en: 'Ticket called' },
  TicketRecalled: { zh: '重呼', en: 'Ticket recalled' },
  ServiceStarted: { zh: '开始办理', en: 'Service started' },
  ServiceFinished: { zh: '办结', en: 'Service finished' },
  TicketNoShow: { zh: '过号', en: 'No-show' },
  TicketRequeued: { zh: '重新排队', en: 'Requeued' },
  TicketHeld: { zh: '挂起', en: 'Put on hold' },
  TicketResumed: { zh: '取回挂起', en: 'Taken back' },
  TicketTransferred: { zh: '转移', en: 'Transferred' },
  MatterAdded: { zh: '加办事项', en: 'Matter added' },
  TicketVoided: { zh: '作废', en: 'Voided' },
  TicketClosed: { zh: '随营业日关闭', en: 'Closed with the day' },
  ActUndone: { zh: '撤销', en: 'Undone' },
  ReprintRequested: { zh: '补打', en: 'Reprint' },
  CaseRated: { zh: '评价', en: 'Rated' },
  AccessRecorded: { zh: '登录与权限', en: 'Access' },
  PrintReported: { zh: '打印结果', en: 'Print reported' },
}
