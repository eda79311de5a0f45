import type { Text } from '../text.ts'

/** Words of the step that asks who comes. */
export const identityTexts = {
  name: { zh: '姓名', en: 'Name' },
  nameHint: { zh: '与证件上一致', en: 'As on the document' },
  companyName: { zh: '单位名称', en: 'Name of the organisation' },
  kind: { zh: '证件类型', en: 'Kind of document' },
  number: { zh: '证件号码', en: 'Document number' },
  companyNumber: { zh: '统一社会信用代码', en: 'Unified social credit code' },
  phone: { zh: '手机号码', en: 'Mobile number' },
  phoneHint: {
    zh: '验证码和提醒发到这里。境外号码以 + 开头。',
    en: 'The code and reminders are sent here. Numbers outside the mainland begin with +.',
  },
  nameMissing: { zh: '请填写姓名。', en: 'Enter the name.' },
  companyNameMissing: { zh: '请填写单位名称。', en: 'Enter the name of the organisation.' },
  numberMissing: { zh: '请填写证件号码。', en: 'Enter the document number.' },
  phoneMissing: { zh: '请填写手机号码。', en: 'Enter the mobile number.' },
  phoneFault: {
    zh: '手机号码不对。大陆手机号是 11 位；境外号码以 + 和国家代码开头。',
    en: 'The number is not right: 11 digits on the mainland; elsewhere + and the country code first.',
  },
  right: { zh: '号码格式正确', en: 'The number looks right' },
  someFaults: {
    zh: '有 {count} 处要改，请看各栏下面的说明。',
    en: '{count} to correct: see the notes under the fields.',
  },
  oneFault: {
    zh: '有 1 处要改，请看栏下的说明。',
    en: 'One thing to correct: see the note under the field.',
  },
  noPhone: {
    zh: '没有手机？带证件到大厅导办台，导办员帮您预约。',
    en: 'No mobile phone? Bring your document to the guide desk in the hall: they book for you.',
  },
  privacy: {
    zh: '证件号码加密保存，只用于这次预约的核验，页面和短信中都不显示全号。',
    en: 'Your document number is stored encrypted, used only to verify this booking, and never shown in full.',
  },
  project: { zh: '我是重点项目的', en: 'I come for a key project' },
  projectCode: { zh: '项目代码（选填）', en: 'Project code (optional)' },
  projectHint: {
    zh: '重点项目有专用号源和绿色通道。',
    en: 'Key projects have places of their own and the green channel.',
  },
  projectShown: { zh: '已计入项目专用号源。', en: 'Its places are counted in.' },
  projectApply: { zh: '查看项目号源', en: 'Show its places' },
  submit: { zh: '提交，接收验证码', en: 'Submit and get the code' },
  submitting: { zh: '正在保留时段…', en: 'Holding your place…' },
  checking: {
    zh: '正在自动完成安全检查，稍等一下就好…',
    en: 'A security check is finishing by itself, one moment…',
  },
  notSent: {
    zh: '网络不通，还没有提交成功。您填的都在，请再按一次。',
    en: 'No connection: it has not been submitted. What you typed is still here; press again.',
  },
  slotKept: { zh: '提交后，时段为您保留 {time}。', en: 'Once submitted, the place is held for {time}.' },
} as const satisfies Record<string, Text>

/** Words of the step that confirms the phone. */
export const codeTexts = {
  sentTo: { zh: '验证码已发到 {phone}', en: 'The code was sent to {phone}' },
  field: { zh: '6 位验证码', en: 'Six-digit code' },
  auto: { zh: '输满 6 位自动确认。', en: 'It is confirmed as soon as all six digits are in.' },
  held: { zh: '时段为您保留', en: 'Your place is held for' },
  heldLeft: { zh: '时段还保留 {minutes} 分钟', en: 'Your place is held for {minutes} more minutes' },
  confirm: { zh: '确认预约', en: 'Confirm the booking' },
  checking: { zh: '正在核对…', en: 'Checking…' },
  confirmed: { zh: '预约成功，正在打开…', en: 'Booked. Opening it…' },
  incomplete: { zh: '请输入全部 6 位数字。', en: 'Enter all six digits.' },
  resend: { zh: '重新发送', en: 'Send it again' },
  resendIn: {
    zh: '没收到？{seconds} 秒后可重新发送',
    en: 'Nothing came? You can send it again in {seconds} s',
  },
  resending: { zh: '正在发送…', en: 'Sending…' },
  noMessage: {
    zh: '短信可能被手机拦截了。也可以到大厅，由导办员协助预约。',
    en: 'The message may have been blocked by your phone. A guide in the hall can also book for you.',
  },
  resent: { zh: '已重新发送，请查看短信。', en: 'Sent again. Look at your messages.' },
  expired: {
    zh: '保留时间到了，请重新选时间。您填的信息还在。',
    en: 'The hold has run out. Choose a time again: what you typed is still here.',
  },
  demo: {
    zh: '演示大厅不发短信。您的验证码：',
    en: 'A demo hall sends no messages. Your code:',
  },
} as const satisfies Record<string, Text>
