import type { TicketClass } from '../../../shared/hall-definition.ts'
import type { Text } from '../../../shared/text.ts'
import { classLetters, classWords } from '../../../shared/texts/common.ts'
import { type Markup, markup, type Piece, say } from './markup.ts'

/** A part of the report with its heading; `id` is where the contents lead to. */
export function section(id: string, title: Text, content: Piece): Markup {
  return markup`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${say(title)}</h2>${content}</section>`
}

/** The class of a visitor as colour, word and letter. */
export function classChip(name: TicketClass): Markup {
  return markup`<span class="chip ${name}"><b aria-hidden="true">${classLetters[name]}</b>${say(classWords[name])}</span>`
}

/** A table that scrolls by itself where it is wider than the page, and so can be reached by keys. */
export function wideTable(labelId: string, head: Piece, rows: Piece): Markup {
  return markup`<div class="scroll" role="group" tabindex="0" aria-labelledby="${labelId}"><table aria-labelledby="${labelId}"><thead>${head}</thead><tbody>${rows}</tbody></table></div>`
}

/** The numbers of a chart as a table, folded on the screen and open in print. */
export function numbersBehind(id: string, title: Text, head: Piece, rows: Piece): Markup {
  return markup`<details><summary><span id="${id}">${say(title)}</span></summary>${wideTable(id, head, rows)}</details>`
}

/** Heads of a table's columns: the first one reads from the left, the others are figures. */
export function headRow(...heads: readonly Piece[]): Markup {
  return markup`<tr>${heads.map((head) => markup`<th scope="col">${head}</th>`)}</tr>`
}

/** Cells of figures. */
export function cells(...values: readonly Piece[]): Markup[] {
  return values.map((value) => markup`<td class="number">${value}</td>`)
}

/** What a colour of a chart stands for. */
export function legend(...entries: readonly { readonly swatch: string; readonly text: Piece }[]): Markup {
  return markup`<ul class="legend">${entries.map(({ swatch, text }) => markup`<li><svg class="swatch" width="18" height="14" aria-hidden="true">${swatchOf(swatch)}</svg>${text}</li>`)}</ul>`
}

function swatchOf(swatch: string): Markup {
  return swatch.startsWith('line')
    ? markup`<line class="${swatch}" x1="0" x2="18" y1="7" y2="7"/>`
    : markup`<rect class="${swatch}" width="18" height="14" rx="3"/>`
}
