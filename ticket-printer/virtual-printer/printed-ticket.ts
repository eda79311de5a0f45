import { type PaperItem, textOf } from './paper.ts'

/** A piece of paper that came out of the printer. */
export interface PrintedTicket {
  /** 1 for the first since the printer was switched on. */
  readonly n: number
  readonly printedAt: number
  /** False for paper that was never cut: the printer was stopped or reset in the middle. */
  readonly complete: boolean
  /** `reprint` when a banner on the paper says 补打, `hints` when it says 办事指南. */
  readonly kind: 'original' | 'reprint' | 'hints'
  /** The ticket number in the largest print; null when there is none. */
  readonly number: string | null
  /** What the first QR code says. */
  readonly qr: string | null
  readonly items: readonly PaperItem[]
  /** Commands this printer does not know; a real one may print them as garbage. */
  readonly unknownCommands: readonly string[]
}

/** White on black: a service may have 补打 in its name. */
const isBanner = (item: PaperItem, words: string) =>
  item.kind === 'text' && item.spans.some((span) => span.inverse && span.text.includes(words))

/** Reads from the paper itself what it is: nothing but the decoded print is known here. */
export function readPaper(items: readonly PaperItem[]): Pick<PrintedTicket, 'kind' | 'number' | 'qr'> {
  let number: string | null = null
  let tallest = 0
  let qr: string | null = null
  for (const item of items) {
    if (item.kind === 'qr') qr ??= item.content
    if (item.kind !== 'text') continue
    const height = Math.max(0, ...item.spans.map((span) => span.height))
    const text = textOf(item).trim()
    if (height > tallest && /^[A-Z][0-9]{1,5}$/.test(text)) {
      tallest = height
      number = text
    }
  }
  const says = (words: string) => items.some((item) => isBanner(item, words))
  const kind = says('补打') ? 'reprint' : says('办事指南') ? 'hints' : 'original'
  return { kind, number, qr }
}
