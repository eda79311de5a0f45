/** What a rule said before it was scaled: a query, or its lengths of the screen by property. */
const original = new WeakMap<CSSRule, string | Map<string, string>>()

/**
 * Draws the whole page larger, as the browser's own zoom does: what is measured in pixels grows, what is measured by the
 * screen does not, and the layouts for narrow screens come sooner.
 */
export function scaleLayout(scale: number): void {
  const { style } = document.documentElement
  if (scale === 1 && style.zoom === '') return
  style.zoom = scale === 1 ? '' : String(scale)
  for (const sheet of document.styleSheets) scaleRules(sheet.cssRules, scale)
}

function scaleRules(rules: CSSRuleList, scale: number): void {
  for (const rule of rules) {
    if (rule instanceof CSSMediaRule) scaleQuery(rule, scale)
    if (rule instanceof CSSStyleRule) scaleViewportLengths(rule, scale)
    if ('cssRules' in rule && rule.cssRules instanceof CSSRuleList) scaleRules(rule.cssRules, scale)
  }
}

function scaleQuery(rule: CSSMediaRule, scale: number): void {
  const kept = original.get(rule)
  const query = typeof kept === 'string' ? kept : rule.media.mediaText
  original.set(rule, query)
  rule.media.mediaText = query.replace(/([\d.]+)px/g, (_, length: string) => `${Number(length) * scale}px`)
}

/** Lengths of the screen are not stretched with the page: a page as high as the screen stays as high. */
function scaleViewportLengths(rule: CSSStyleRule, scale: number): void {
  const kept = original.get(rule)
  const lengths = kept instanceof Map ? kept : viewportLengths(rule.style)
  original.set(rule, lengths)
  for (const [property, value] of lengths)
    rule.style.setProperty(
      property,
      value.replace(viewportLength, (length) => `calc(${length} / ${scale})`),
    )
}

const viewportLength = /[\d.]+[dsl]?v(?:h|w|min|max|i|b)\b/g

function viewportLengths(style: CSSStyleDeclaration): Map<string, string> {
  const found = new Map<string, string>()
  for (const property of style) {
    const value = style.getPropertyValue(property)
    if (value.search(viewportLength) >= 0) found.set(property, value)
  }
  return found
}
