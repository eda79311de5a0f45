import type { Text } from '../text.ts'

/** What can be wrong in a hall file besides its references; `{name}` is filled in. */
export const hallFaultTexts = {
  missing: { zh: '缺少“{field}”', en: '"{field}" is missing' },
  unknownField: {
    zh: '没有“{field}”这个字段，请检查拼写或删除',
    en: 'there is no field "{field}"; check its spelling, or take it out',
  },
  doubleField: {
    zh: '“{field}”在同一处写了两次，只保留一个',
    en: '"{field}" is written twice in one place; keep one',
  },
  expectedType: { zh: '这里应是{expected}，现在是{actual}', en: 'expected {expected}, found {actual}' },
  oneOf: { zh: '应为以下之一：{values}；现在是 {actual}', en: 'expected one of {values}; found {actual}' },
  tooSmallNumber: { zh: '不能小于 {limit}，现在是 {actual}', en: 'at least {limit}; found {actual}' },
  notAbove: { zh: '要大于 {limit}，现在是 {actual}', en: 'more than {limit}; found {actual}' },
  tooBigNumber: { zh: '不能大于 {limit}，现在是 {actual}', en: 'at most {limit}; found {actual}' },
  empty: { zh: '不能为空', en: 'must not be empty' },
  tooLong: {
    zh: '最多 {limit} 个字，现在有 {actual} 个',
    en: 'at most {limit} characters; found {actual}',
  },
  tooFew: { zh: '至少要有 {limit} 项', en: 'at least {limit} entries are needed' },
  tooMany: { zh: '最多 {limit} 项，现在有 {actual} 项', en: 'at most {limit} entries; found {actual}' },
  whole: { zh: '要是整数，现在是 {actual}', en: 'expected a whole number; found {actual}' },
  form: { zh: '“{actual}”的格式不对：{rule}', en: '"{actual}" has the wrong form: {rule}' },
  other: { zh: '内容有误：{detail}', en: '{detail}' },
  syntax: { zh: 'JSON 格式有误：{detail}', en: 'this is not JSON: {detail}' },
  notUtf8: {
    zh: '文字编码不对：请用 UTF-8 保存文件（不要用 GBK、ANSI）后再选一次',
    en: 'the characters are not UTF-8: save the file as UTF-8 (not GBK or ANSI), then choose it again',
  },
  noObject: { zh: '文件应是一个大厅（以 { 开头）', en: 'the file is one hall and begins with {' },
} as const satisfies Record<string, Text>

/** Kinds of JSON values as the faults name them. */
export const jsonKindWords: Readonly<Record<string, Text>> = {
  string: { zh: '文字', en: 'a text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  object: { zh: '一组字段 { }', en: 'a group of fields { }' },
  record: { zh: '一组字段 { }', en: 'a group of fields { }' },
  array: { zh: '列表 [ ]', en: 'a list [ ]' },
  null: { zh: '空值 null', en: 'null' },
}

/** The rules of single fields in Chinese, by the English words that the definition's schema has for them. */
export const fieldRuleWords: Readonly<Record<string, string>> = {
  'an id is 1-40 lower-case letters, digits or hyphens, as in "w03"':
    '编号由 1–40 个小写字母、数字或连字符组成，如 w03',
  'an id is 1-40 lower-case letters, digits or hyphens, as in "morning"':
    '编号由 1–40 个小写字母、数字或连字符组成，如 morning',
  'one capital letter': '一个大写字母',
  '4-8 digits': '4–8 位数字',
  'a time of day is HH:MM, as in "09:00"': '时间写作 HH:MM，如 09:00',
  'a date is YYYY-MM-DD, as in "2026-11-23"': '日期写作 YYYY-MM-DD，如 2026-11-23',
  'there is no such day in the calendar': '日历上没有这一天',
  'a year has four digits': '年份是四位数字',
  'a project code has 6-40 capital letters, digits or hyphens':
    '项目代码由 6–40 个大写字母、数字或连字符组成',
  'not a time zone of the IANA table, as "Asia/Shanghai" is': '不是 IANA 时区名，如 Asia/Shanghai',
  'closing comes after opening': '结束时间要晚于开始时间',
  'the last day is not before the first': '最后一天不能早于第一天',
  'the last bookable day is not before the first': '最后可约日不能早于最早可约日',
  'a controller is ddp://host, ft://host, onbon://host (with :port where it is not the usual one) or onbon:/dev/ttyUSB0':
    '控制卡地址写作 ddp://主机、ft://主机、onbon://主机（可加 :端口）或 onbon:/dev/ttyUSB0',
  'each part once': '每项只写一次',
  'each language once': '每种语言只写一次',
  'give both from and to, or neither': '开始和结束要么都写，要么都不写',
  'the end comes after the begin': '结束要晚于开始',
}

/** What the JSON reader stumbles over. */
export const syntaxWords: Readonly<Record<string, Text>> = {
  InvalidSymbol: { zh: '不认识的写法', en: 'an unknown word' },
  InvalidNumberFormat: { zh: '数字写法不对', en: 'a number that is none' },
  PropertyNameExpected: {
    zh: '此处应是字段名（注意多余的逗号）',
    en: 'a field name is expected (mind a comma too many)',
  },
  ValueExpected: {
    zh: '此处应是一个值（注意多余的逗号）',
    en: 'a value is expected (mind a comma too many)',
  },
  ColonExpected: { zh: '字段名后缺少冒号', en: 'a colon is missing after the field name' },
  CommaExpected: { zh: '此处之前缺少逗号', en: 'a comma is missing before this' },
  CloseBraceExpected: { zh: '缺少右花括号 }', en: 'a closing } is missing' },
  CloseBracketExpected: { zh: '缺少右方括号 ]', en: 'a closing ] is missing' },
  EndOfFileExpected: { zh: '文件结束后还有多余内容', en: 'there is something after the end' },
  InvalidCommentToken: { zh: 'JSON 中不能写注释', en: 'JSON has no comments' },
  UnexpectedEndOfComment: { zh: '注释没有结束', en: 'a comment does not end' },
  UnexpectedEndOfString: { zh: '文字缺少右引号', en: 'a text has no closing quote' },
  UnexpectedEndOfNumber: { zh: '数字没有写完', en: 'a number does not end' },
  InvalidUnicode: { zh: '\\u 后应有四位十六进制数', en: '\\u takes four hexadecimal digits' },
  InvalidEscapeCharacter: { zh: '反斜杠后的字符不对', en: 'the backslash is followed by a wrong character' },
  InvalidCharacter: {
    zh: '文字中有不能直接书写的字符',
    en: 'a text holds a character that has to be escaped',
  },
}
