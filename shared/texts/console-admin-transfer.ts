import type { Text } from '../text.ts'
import type { TicketPart } from '../ticket-parts.ts'

/** What the import, export and history of the hall say. */
export const transferTexts = {
  export: { zh: '导出', en: 'Export' },
  exportHint: {
    zh: '整个大厅一个 JSON 文件：事项、窗口、人员、设备、规则、预约设置。不含密码、设备凭证和群众信息。',
    en: 'The whole hall as one JSON file: services, windows, staff, devices, rules, bookings. Without passwords, device secrets and visitors.',
  },
  download: { zh: '下载大厅文件', en: 'Download the hall file' },
  import: { zh: '导入', en: 'Import' },
  importHint: {
    zh: '先检查，再确认。只要有一处错误，就完全不改动。',
    en: 'It is judged first, then you confirm. One mistake, and nothing is changed.',
  },
  chooseFile: { zh: '选择文件…', en: 'Choose a file …' },
  dropHere: { zh: '或把文件拖到这里', en: 'or drop it here' },
  judging: { zh: '正在检查…', en: 'Judging …' },
  faultCount: { zh: '{file}：{n} 处要改正，没有任何改动', en: '{file}: {n} to mend; nothing was changed' },
  line: { zh: '第 {line} 行第 {column} 列', en: 'Line {line}, column {column}' },
  nothingNew: { zh: '{file} 与现在的配置完全相同。', en: '{file} is the same as the hall now.' },
  wouldChange: { zh: '{file} 没有错误。导入后：', en: '{file} is without mistakes. It would:' },
  added: { zh: '{list}：新增 {n}', en: '{list}: add {n}' },
  removed: { zh: '{list}：删除 {n}', en: '{list}: remove {n}' },
  changed: { zh: '{list}：修改 {n}', en: '{list}: change {n}' },
  fieldChanged: { zh: '修改{field}', en: 'change {field}' },
  tooLarge: {
    zh: '{file} 超过 4 MB，不会是大厅文件。没有任何改动。',
    en: '{file} is larger than 4 MB and cannot be a hall file. Nothing was changed.',
  },
  unreadable: {
    zh: '{file} 打不开。请选一个大厅文件（.json），不要选文件夹。',
    en: '{file} cannot be opened. Choose a hall file (.json), not a folder.',
  },
  overtaken: {
    zh: '其他人刚刚修改了大厅配置。文件已按最新配置重新检查，请核对后再导入。',
    en: 'Somebody else has just changed the hall. The file was judged anew against it: look, then import it.',
  },
  importNow: { zh: '导入并立即生效', en: 'Import it, in force at once' },
  imported: { zh: '已导入，立即生效。', en: 'Imported, and in force at once.' },
  history: { zh: '历史版本', en: 'Earlier versions' },
  historyHint: {
    zh: '每次保存或导入留一个版本。“恢复”只是填回表单，核对后再保存。预约设置不随版本恢复。',
    en: 'Each save or import leaves one. “Take up” fills the forms; look, then save. Bookings stay as they are.',
  },
  takeUp: { zh: '恢复此版本', en: 'Take up' },
  takenUp: { zh: '已填入该版本。核对后请保存。', en: 'That version is in the forms. Look, then save.' },
  present: { zh: '当前', en: 'Present' },
} as const satisfies Record<string, Text>

/** Parts of a hall's definition as the list of changes names them. */
export const hallFieldWords: Readonly<Record<string, Text>> = {
  services: { zh: '事项', en: 'services' },
  departments: { zh: '部门', en: 'departments' },
  zones: { zh: '区域', en: 'zones' },
  windows: { zh: '窗口', en: 'windows' },
  staff: { zh: '人员', en: 'staff' },
  devices: { zh: '设备', en: 'devices' },
  id: { zh: '大厅编号', en: 'the hall’s id' },
  name: { zh: '大厅名称', en: 'the hall’s name' },
  timeZone: { zh: '时区', en: 'the time zone' },
  rules: { zh: '规则', en: 'the rules' },
  booking: { zh: '预约设置', en: 'the booking set-up' },
  ticketLayout: { zh: '号票版式', en: 'the ticket layout' },
  wording: { zh: '屏幕文字', en: 'the words on screens' },
  announcements: { zh: '语音播报', en: 'the spoken calls' },
}

/** Parts of a ticket as the layout names them. */
export const ticketPartWords: Readonly<Record<TicketPart, Text>> = {
  service: { zh: '事项名称', en: 'Service' },
  turn: { zh: '前面人数和预计等候', en: 'People ahead and expected wait' },
  zone: { zh: '等候区', en: 'Zone' },
  time: { zh: '取号时间', en: 'Time of issue' },
  qr: { zh: '排队进度二维码', en: 'QR code to follow the queue' },
  advice: { zh: '票尾提示', en: 'Advice' },
}

/** Languages of the calls. */
export const spokenLanguageWords: Readonly<Record<'zh' | 'en' | 'nan', Text>> = {
  zh: { zh: '普通话', en: 'Mandarin' },
  en: { zh: '英语', en: 'English' },
  nan: { zh: '闽南话（需要语音包）', en: 'Minnan (needs a voice pack)' },
}

/** Colours of LED panels. */
export const ledColourWords: Readonly<Record<'rgb' | 'red' | 'green' | 'amber' | 'white', Text>> = {
  rgb: { zh: '全彩', en: 'Full colour' },
  red: { zh: '红', en: 'Red' },
  green: { zh: '绿', en: 'Green' },
  amber: { zh: '黄', en: 'Amber' },
  white: { zh: '白', en: 'White' },
}

/** Kinds of services. */
export const serviceKindWords: Readonly<Record<'matter' | 'package', Text>> = {
  matter: { zh: '单个事项', en: 'A single matter' },
  package: { zh: '一件事（多项一票）', en: 'A life-event package' },
}
