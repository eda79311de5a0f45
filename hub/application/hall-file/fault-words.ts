import type { z } from 'zod'
import type { Text } from '../../../shared/text.ts'
import { fillText } from '../../../shared/texts/console.ts'
import { fieldRuleWords, jsonKindWords, hallFaultTexts as texts } from '../../../shared/texts/hall-faults.ts'

type Issue = z.core.$ZodIssue

/** The longest piece of a wrong value that a message repeats. */
const shownCharacters = 40

/** What a schema's complaint means, in words for the person who wrote the file; `value` is what stands there. */
export function faultWords(issue: Issue, value: unknown): Text {
  switch (issue.code) {
    case 'invalid_type':
      return value === undefined
        ? fillText(texts.missing, { field: String(issue.path.at(-1) ?? '') })
        : wrongType(issue.expected, value)
    case 'invalid_value':
      return fillText(texts.oneOf, { values: issue.values.map(String).join(', '), actual: shown(value) })
    case 'too_small':
      return tooSmall(issue, value)
    case 'too_big':
      return tooBig(issue, value)
    case 'invalid_format':
      return formFault(issue.message, value)
    case 'custom':
      return customFault(issue, value)
    default:
      return fillText(texts.other, { detail: issue.message })
  }
}

function wrongType(expected: string, value: unknown): Text {
  if (expected === 'int' && typeof value === 'number') return fillText(texts.whole, { actual: value })
  const actual = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
  return fillText(texts.expectedType, { expected: kindWords(expected), actual: kindWords(actual) })
}

function kindWords(kind: string): Text {
  return jsonKindWords[kind] ?? { zh: kind, en: kind }
}

function tooSmall(issue: Extract<Issue, { code: 'too_small' }>, value: unknown): Text {
  const limit = Number(issue.minimum)
  if (issue.origin === 'string') return texts.empty
  if (issue.origin === 'array') return fillText(texts.tooFew, { limit })
  return fillText(issue.inclusive === false ? texts.notAbove : texts.tooSmallNumber, {
    limit,
    actual: shown(value),
  })
}

function tooBig(issue: Extract<Issue, { code: 'too_big' }>, value: unknown): Text {
  const limit = Number(issue.maximum)
  if (issue.origin === 'string') return fillText(texts.tooLong, { limit, actual: String(value).length })
  if (issue.origin === 'array')
    return fillText(texts.tooMany, { limit, actual: Array.isArray(value) ? value.length : 0 })
  return fillText(texts.tooBigNumber, { limit, actual: shown(value) })
}

/** A rule of a single field: the schema has its English words, the table the Chinese ones. */
function formFault(rule: string, value: unknown): Text {
  return fillText(texts.form, {
    actual: shown(value),
    rule: { zh: fieldRuleWords[rule] ?? rule, en: rule },
  })
}

function customFault(issue: Extract<Issue, { code: 'custom' }>, value: unknown): Text {
  const zh = issue.params?.zh
  if (typeof zh === 'string') return { zh, en: issue.message }
  if (typeof value === 'string') return formFault(issue.message, value)
  return { zh: fieldRuleWords[issue.message] ?? issue.message, en: issue.message }
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text
}
