import type { DocumentKind } from './identity-document.ts'

/** Characters that stay readable, at the begin and at the end of a number. */
const shown: Readonly<Record<DocumentKind, readonly [first: number, last: number]>> = {
  'resident-id': [3, 4],
  'hk-macau-permit': [1, 3],
  'taiwan-permit': [2, 2],
  'hmt-residence': [3, 4],
  passport: [1, 2],
  'foreigner-residence': [3, 3],
  company: [2, 4],
}

/** A document number with its middle starred, as `350***********1234`: enough for its owner to know it by. */
export function maskDocument(kind: DocumentKind, number: string): string {
  const [first, last] = shown[kind]
  return starred(number, first, last)
}

/** Surnames of two characters (复姓) that are borne today. */
const doubleSurnames = new Set(
  (
    '欧阳 上官 司马 诸葛 司徒 皇甫 尉迟 公孙 慕容 令狐 夏侯 轩辕 东方 南宫 端木 长孙 宇文 独孤 闻人 申屠 ' +
    '濮阳 淳于 单于 太史 公冶 宗政 赫连 澹台 公羊 钟离 鲜于 万俟 西门 南门 百里 呼延 东郭 拓跋 第五 歐陽'
  ).split(' '),
)

/** A name with everything but the begin starred: 张*, 欧阳**, 阿*****·买**, J*** S****. */
export function maskName(name: string): string {
  return name
    .trim()
    .split(/(\s+|[·•・])/)
    .map((part, index) => (index % 2 === 1 ? part : maskWord(part)))
    .join('')
}

function maskWord(word: string): string {
  const characters = [...word]
  const first = characters.length > 2 && doubleSurnames.has(characters.slice(0, 2).join('')) ? 2 : 1
  // A single character would be shown whole.
  return characters.length === 1 ? '*' : starred(word, first, 0)
}

function starred(text: string, first: number, last: number): string {
  const characters = [...text]
  const hidden = Math.max(characters.length - first - last, Math.ceil(characters.length / 2))
  const head = Math.min(first, characters.length - hidden)
  return [...characters.slice(0, head), '*'.repeat(hidden), ...characters.slice(head + hidden)].join('')
}
