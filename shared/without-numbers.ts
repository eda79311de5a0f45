/** A visitor's text without what may be the number of a document or a phone: six figures or more in a row. */
export function withoutNumbers(text: string): string {
  return text.replace(/\+?\d(?:[ -]?[\dXx]){5,}/g, '…')
}
