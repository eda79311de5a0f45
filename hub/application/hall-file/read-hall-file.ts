import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser'
import { type HallDefinition, hallDefinition } from '../../../shared/hall-definition.ts'
import { referenceFaults } from '../../../shared/hall-references.ts'
import type { HallFileFault } from '../../../shared/http/hall-file-schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { fillText } from '../../../shared/texts/console.ts'
import { syntaxWords, hallFaultTexts as texts } from '../../../shared/texts/hall-faults.ts'
import { faultWords } from './fault-words.ts'
import { doubleFields, unknownFields } from './stray-fields.ts'

/** Mistakes told at once at most: who has more begins anew with another file. */
const mostFaults = 200
/** What a decoder of UTF-8 puts in the place of bytes that are none. */
const undecoded = '\ufffd'
/** After these the reader finds its way back, so that what follows can be judged as well. */
const passableSyntax = new Set([
  'CommaExpected',
  'InvalidCommentToken',
  'PropertyNameExpected',
  'ValueExpected',
])

/** A hall file's definition, or every mistake of it in the order of the lines. */
export type HallFileReading =
  | { readonly definition: HallDefinition; readonly places: FilePlaces }
  | { readonly faults: HallFileFault[] }

type Path = readonly (string | number)[]

/** Finds the line and column, from 1, at which a field stands in the file's text. */
export class FilePlaces {
  private readonly root: Node | undefined
  private readonly lineStarts: readonly number[]

  constructor(text: string, root: Node | undefined) {
    this.root = root
    this.lineStarts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]
  }

  /** A fault at a field; one that is not there is told where it belongs. */
  fault(path: Path, message: Text): HallFileFault {
    return { ...this.at(this.nodeOf(path)?.offset ?? 0), path: pathWords(path), message }
  }

  /** Line and column of a character of the text. */
  at(offset: number): { line: number; column: number } {
    let line = 0
    let above = this.lineStarts.length
    while (above - line > 1) {
      const middle = (line + above) >> 1
      if ((this.lineStarts[middle] as number) <= offset) line = middle
      else above = middle
    }
    return { line: line + 1, column: offset - (this.lineStarts[line] as number) + 1 }
  }

  private nodeOf(path: Path): Node | undefined {
    if (this.root === undefined) return undefined
    for (let length = path.length; length > 0; length -= 1) {
      const node = findNodeAtLocation(this.root, path.slice(0, length))
      if (node !== undefined) return node
    }
    return this.root
  }
}

/** Reads a hall file whole: what is no JSON, what is missing or wrong, what is not known, and what contradicts itself. */
export function readHallFile(text: string): HallFileReading {
  const errors: ParseError[] = []
  const garbled = text.indexOf(undecoded)
  const root = parseTree(text, errors, { disallowComments: true })
  const places = new FilePlaces(text, root)
  // Names would be lost for good: nothing else is worth telling before that is mended.
  if (garbled >= 0) return { faults: [{ ...places.at(garbled), path: '', message: texts.notUtf8 }] }
  const syntax = errors.map(({ error, offset }) => ({ name: printParseErrorCode(error), offset }))
  const found = syntax.map(({ name, offset }) => ({
    ...places.at(offset),
    path: '',
    message: fillText(texts.syntax, { detail: syntaxWords[name] ?? { zh: name, en: name } }),
  }))
  if (root === undefined || syntax.some(({ name }) => !passableSyntax.has(name)))
    return { faults: sorted(found) }
  if (root.type !== 'object') return { faults: [places.fault([], texts.noObject)] }
  const value: unknown = getNodeValue(root)
  const parsed = hallDefinition.safeParse(value)
  const stray = [...doubleFields(root), ...unknownFields(hallDefinition, value)]
  const strays = stray.map(({ path, message }) => places.fault(path, message))
  if (parsed.success && found.length + strays.length === 0) return { definition: parsed.data, places }
  const wrong = parsed.success
    ? []
    : parsed.error.issues.map((issue) => {
        const path = issue.path.filter((part) => typeof part !== 'symbol')
        return places.fault(path, faultWords(issue, valueAt(value, path)))
      })
  // The schema judges references only of a file that is otherwise right; here all is told at once.
  const references = referenceFaults(value).map(({ path, message }) => places.fault(path, message))
  return { faults: sorted([...found, ...strays, ...wrong, ...references]) }
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, part) =>
      typeof at === 'object' && at !== null ? (at as Record<string | number, unknown>)[part] : undefined,
    value,
  )
}

function pathWords(path: Path): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '')
}

/** In the order of the file, each once. */
function sorted(faults: readonly HallFileFault[]): HallFileFault[] {
  const seen = new Map(faults.map((fault) => [`${fault.line}:${fault.column}:${fault.message.en}`, fault]))
  return [...seen.values()]
    .toSorted((one, other) => one.line - other.line || one.column - other.column)
    .slice(0, mostFaults)
}
