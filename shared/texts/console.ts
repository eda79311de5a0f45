import type { Text } from '../text.ts'

/** Fills the `{name}` placeholders of a text in both languages; an unknown name stays as it is. */
export function fillText(text: Text, data: Readonly<Record<string, string | number | Text>>): Text {
  const into = (template: string, language: 'zh' | 'en') =>
    template.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = data[name]
      if (value === undefined) return whole
      if (typeof value !== 'object') return String(value)
      return language === 'en' && value.en !== '' ? value.en : value.zh
    })
  return { zh: into(text.zh, 'zh'), en: into(text.en, 'en') }
}

/** What the four staff pages say in common: sign-in, connection, dialogs. */
export const consoleTexts = {
  clerkPage: { zh: '窗口叫号', en: 'Clerk desk' },
  guidePage: { zh: '导办服务', en: 'Guide desk' },
  managerPage: { zh: '大厅管理', en: 'Hall manager' },
  adminPage: { zh: '系统管理', en: 'Administration' },
  bookingsPage: { zh: '预约管理', en: 'Bookings' },
  signIn: { zh: '登录', en: 'Sign in' },
  signingIn: { zh: '正在登录…', en: 'Signing in…' },
  signOut: { zh: '退出登录', en: 'Sign out' },
  badgeNumber: { zh: '工号', en: 'Badge number' },
  password: { zh: '密码', en: 'Password' },
  showPassword: { zh: '显示密码', en: 'Show password' },
  hidePassword: { zh: '隐藏密码', en: 'Hide password' },
  signInHint: {
    zh: '使用胸牌上的工号登录。忘记密码请联系系统管理员。',
    en: 'Use the number on your badge. Forgot the password? Ask the administrator.',
  },
  signInAway: {
    zh: '暂时连接不上系统，正在自动重试。恢复后即可登录。',
    en: 'The hub cannot be reached; trying again by itself. You can sign in when it is back.',
  },
  fillBoth: { zh: '请填写工号和密码。', en: 'Enter the badge number and the password.' },
  signedOut: { zh: '登录已失效，请重新登录。', en: 'Your session has ended. Sign in again.' },
  wrongRole: {
    zh: '{name}（{role}）不能使用“{page}”页面。',
    en: '{name} ({role}) may not use the page “{page}”.',
  },
  goToOwn: { zh: '打开{page}', en: 'Open {page}' },
  otherAccount: { zh: '用其他工号登录', en: 'Sign in with another badge' },
  loading: { zh: '正在载入…', en: 'Loading…' },
  cannotLoad: { zh: '暂时连接不上系统', en: 'The hub cannot be reached' },
  cannotLoadHint: {
    zh: '请检查网线或无线网络。页面会自动重试，也可以现在重试。',
    en: 'Check the network. The page goes on trying; you can try now.',
  },
  tryAgain: { zh: '重试', en: 'Try again' },
  close: { zh: '关闭', en: 'Close' },
  dismiss: { zh: '知道了', en: 'Dismiss' },
  switchLanguage: { zh: 'English', en: '中文' },
  portal: { zh: '全部页面', en: 'All screens' },
  changePassword: { zh: '修改密码', en: 'Change password' },
  passwordRule: { zh: '新密码至少 8 位，两次输入要一致。', en: 'At least 8 characters, typed twice alike.' },
  presentPassword: { zh: '现在的密码', en: 'Present password' },
  newPassword: { zh: '新密码', en: 'New password' },
  newPasswordAgain: { zh: '再输入一次新密码', en: 'New password again' },
  passwordsDiffer: { zh: '两次输入的新密码不一致。', en: 'The new passwords are not alike.' },
  passwordChanged: { zh: '密码已修改', en: 'Password changed' },
  passwordChangedHint: { zh: '下次登录请用新密码。', en: 'Use the new one the next time you sign in.' },
  screenSettings: { zh: '显示设置', en: 'Display' },
  screenSettingsHint: { zh: '只改变这台设备。', en: 'Changes this device only.' },
  colours: { zh: '颜色', en: 'Colours' },
  schemeAuto: { zh: '随系统', en: 'As the device' },
  schemeLight: { zh: '浅色', en: 'Light' },
  schemeDark: { zh: '深色', en: 'Dark' },
  highContrast: { zh: '高对比度', en: 'High contrast' },
  textSize: { zh: '大小', en: 'Size' },
  staleHint: {
    zh: '连接中断，显示的是 {time} 的情况。',
    en: 'The connection is lost; this is how it was at {time}.',
  },
  sending: { zh: '正在处理…', en: 'Working…' },
  retrying: {
    zh: '系统没有回应，正在重新连接。操作带有唯一编号，不会重复执行。',
    en: 'No answer yet, reconnecting. The act has its own id and is never done twice.',
  },
  unresolved: {
    zh: '没有收到“{act}”的结果。恢复连接后自动补发，不会重复执行。',
    en: 'No answer to “{act}”. It is sent again when the connection is back, and never done twice.',
  },
  sendAgain: { zh: '现在补发', en: 'Send again' },
  giveUp: { zh: '放弃', en: 'Give up' },
  gaveUp: {
    zh: '已停止等待“{act}”。以屏幕显示的状态为准。',
    en: 'No longer waiting for “{act}”. What the screen shows is what holds.',
  },
  search: { zh: '搜索', en: 'Search' },
  searchServices: {
    zh: '事项名称、拼音首字母（如 gjj）或窗口号',
    en: 'Service name, pinyin initials (such as gjj) or window number',
  },
  searchServicesOnly: {
    zh: '事项名称、拼音或首字母（如 gjj）',
    en: 'Service name, pinyin or its initials (such as gjj)',
  },
  pauseHint: {
    zh: '先用 ← → 选预计多久（可不选），再按原因的数字。',
    en: 'Choose how long with ← → if you know, then the digit of the reason.',
  },
  backIn: { zh: '预计多久回来', en: 'Back in' },
  backUnknown: { zh: '不说明', en: 'Not said' },
  backAt: { zh: '窗口屏显示“{time} 回来”', en: 'The window screen says “back at {time}”' },
  backNotSaid: { zh: '窗口屏只显示“暂停服务”', en: 'The window screen only says that it is paused' },
  searchServicesBrief: { zh: '名称或拼音，如 gjj', en: 'Name or pinyin (gjj)' },
  nothingFound: {
    zh: '没有符合“{query}”的结果。换个说法，或输入拼音首字母。',
    en: 'Nothing matches “{query}”. Try another word or pinyin initials.',
  },
  moreFound: { zh: '还有 {count} 项，请继续输入', en: '{count} more; type on' },
  windowNumber: { zh: '{number} 号窗口', en: 'Window {number}' },
  notOpen: { zh: '未开放', en: 'closed' },
  doesNotTake: { zh: '不办理此事项', en: 'does not take this service' },
  arrowsAndEnter: { zh: '↑ ↓ 选择，回车确定，Esc 取消', en: '↑ ↓ choose, Enter confirm, Esc cancel' },
  arrowsMove: {
    zh: '方向键移动，Home 和 End 到两端，回车或空格选择',
    en: 'Arrow keys move, Home and End go to the ends, Enter or Space chooses',
  },
  digitKeys: { zh: '按数字键选择，Esc 取消', en: 'Press a digit to choose, Esc cancels' },
  enterOrEscape: { zh: '回车确定，Esc 取消', en: 'Enter confirms, Esc cancels' },
  holdToConfirm: { zh: '按住 2 秒', en: 'Hold for 2 s' },
  holding: { zh: '继续按住…', en: 'Keep holding…' },
  minutes: { zh: '{n} 分钟', en: '{n} min' },
  minutesShort: { zh: '分', en: 'min' },
  space: { zh: '空格', en: 'Space' },
  enter: { zh: '回车', en: 'Enter' },
  // A ticket that was just given out.
  peopleAhead: { zh: '前面 {n} 人', en: '{n} ahead' },
  nextInLine: { zh: '下一位就是', en: 'Next in line' },
  scanToFollow: { zh: '请申请人扫码查看排队进度', en: 'The visitor can scan this to follow the queue' },
} as const satisfies Record<string, Text>
