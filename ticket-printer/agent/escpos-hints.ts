import type { HintsPrint } from '../../shared/mqtt/topic-map.ts'
import { type Language, pick, type Text } from '../../shared/text.ts'
import { type EncodedPaper, large, normal, Sheet, withoutControls } from './paper-sheet.ts'
import { columnsOf } from './printable-text.ts'

/** A box to tick at home, and the room it takes. */
const box = '□ '
const besideBox = '   '
const besideLargeBox = '      '

/** Columns of the names of facts, so that what they say stands in line. */
const factColumns = { zh: 10, en: 15 }

const words = {
  together: { zh: '一次办成', en: 'Includes' },
  zone: { zh: '办理区域', en: 'Where' },
  minutes: { zh: '窗口办理', en: 'At the window' },
  minutesValue: { zh: '约 {n} 分钟', en: 'about {n} min' },
  fee: { zh: '收费', en: 'Fee' },
  bring: { zh: '请带好', en: 'Bring with you' },
  issuedBy: { zh: '出具：', en: 'from ' },
  mistakes: { zh: '容易出错', en: 'Common mistakes' },
  book: { zh: '扫码预约，少排队', en: 'Scan to book a time' },
  noTicket: { zh: '本单不是号票，办理请另取号', en: 'This is not a ticket: take one to be served' },
  printedAt: { zh: '打印时间', en: 'Printed' },
  desk: { zh: '有疑问请到导办台', en: 'Questions? Ask at the guide desk.' },
} as const satisfies Record<string, Text>

/**
 * The ESC/POS bytes of a service's hints for 80 mm paper, from reset to partial cut: what to bring with who issues it,
 * common mistakes, fee, minutes, zone, and the QR code that books the service. In the visitor's language; under an
 * English name stands the Chinese one, to be shown to whoever issues the paper. Pure.
 */
export function encodeHints({ hints, language }: HintsPrint): EncodedPaper {
  const sheet = new Sheet()
  sheet.banner(language === 'zh' ? '办事指南' : '办事指南 GUIDE')
  sheet.gap(24)
  sheet.lines(sheet.clean(pick(hints.hallName, language)), normal)
  sheet.lines(sheet.clean(pick(hints.serviceName, language)), large, 'bold')
  sheet.lines(sheet.clean(hints.serviceName[language === 'zh' ? 'en' : 'zh']), normal)
  sheet.align('left')
  sheet.rule()
  facts(sheet, hints, language)
  bring(sheet, hints.materials, language)
  mistakes(sheet, hints.mistakes, language)
  sheet.rule()
  sheet.align('centre')
  book(sheet, hints.bookUrl, language)
  sheet.lines(pick(words.noTicket, language), normal, 'bold')
  sheet.lines(pick(words.desk, language), normal)
  sheet.lines(`${pick(words.printedAt, language)} ${sheet.clean(hints.printedAt)}`, normal)
  return { bytes: sheet.finish(), missing: sheet.missing }
}

function facts(sheet: Sheet, hints: HintsPrint['hints'], language: Language): void {
  const fact = (name: Text, value: Text) => {
    const label = pick(name, language)
    const mark = label + ' '.repeat(factColumns[language] - columnsOf(label))
    sheet.item(mark, sheet.clean(pick(value, language)), normal)
  }
  if (hints.zoneName.zh !== '') fact(words.zone, hints.zoneName)
  fact(words.minutes, minutesText(hints.expectedMinutes))
  if (hints.fee !== null) fact(words.fee, hints.fee)
  if (hints.matters.length > 0) fact(words.together, joined(hints.matters))
}

function minutesText(minutes: number): Text {
  const n = String(Math.round(minutes))
  const { zh, en } = words.minutesValue
  return { zh: zh.replace('{n}', n), en: en.replace('{n}', n) }
}

function joined(names: readonly Text[]): Text {
  return { zh: names.map(({ zh }) => zh).join('、'), en: names.map((name) => pick(name, 'en')).join('; ') }
}

function heading(sheet: Sheet, text: Text, language: Language): void {
  sheet.rule()
  sheet.lines(pick(text, language), large, 'bold')
  sheet.gap(8)
}

function bring(sheet: Sheet, materials: HintsPrint['hints']['materials'], language: Language): void {
  if (materials.length === 0) return
  heading(sheet, words.bring, language)
  for (const { name, issuedBy, copies } of materials) {
    const text = pick(name, language)
    sheet.item(box, sheet.clean(text), language === 'zh' ? large : normal, 'bold')
    if (text !== name.zh) sheet.item(besideBox, sheet.clean(name.zh), normal)
    sheet.item(
      language === 'zh' ? besideLargeBox : besideBox,
      sheet.clean(detail({ issuedBy, copies }, language)),
      normal,
    )
    sheet.gap(10)
  }
}

type Detail = { readonly [Part in 'issuedBy' | 'copies']: Text | undefined }

/** As what it is wanted and who issues it, in one sentence. */
function detail({ issuedBy, copies }: Detail, language: Language): string {
  const parts = [
    copies && pick(copies, language),
    issuedBy && pick(words.issuedBy, language) + pick(issuedBy, language),
  ]
  const sentence = parts.filter(Boolean).join(language === 'zh' ? '；' : '; ')
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

function mistakes(sheet: Sheet, lines: readonly Text[], language: Language): void {
  if (lines.length === 0) return
  heading(sheet, words.mistakes, language)
  for (const [index, line] of lines.entries())
    sheet.item(`${index + 1}. `, sheet.clean(pick(line, language)), normal)
}

function book(sheet: Sheet, bookUrl: string, language: Language): void {
  const url = withoutControls(bookUrl)
  if (url === '') return
  sheet.gap(16)
  sheet.qr(url)
  sheet.gap(12)
  sheet.lines(pick(words.book, language), large)
  sheet.gap(12)
}
