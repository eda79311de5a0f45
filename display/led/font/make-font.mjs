/**
 * Makes unifont-gb2312.bin from GNU Unifont's hex file: `node display/led/font/make-font.mjs unifont.hex`.
 * The hex file is in Debian's package `unifont` (/usr/share/unifont/unifont.hex). The form of the result is in bitmap-font.ts.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import iconv from 'iconv-lite'

const glyphRows = 16

/** Printable ASCII, and all of GB 2312: rows 1-9 are signs, 16-87 Chinese characters. */
function wantedCodes() {
  const codes = new Set()
  for (let code = 0x20; code < 0x7f; code += 1) codes.add(code)
  for (let row = 0xa1; row <= 0xf7; row += 1) {
    if (row > 0xa9 && row < 0xb0) continue
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
      const code = iconv.decode(Buffer.from([row, cell]), 'gb2312').codePointAt(0)
      // Unassigned cells are decoded to the private area or to the replacement character.
      if (code !== undefined && code >= 0x80 && (code < 0xe000 || code > 0xf8ff) && code !== 0xfffd)
        codes.add(code)
    }
  }
  for (const sign of '·–—…‘’“”→←') codes.add(sign.codePointAt(0))
  return [...codes].sort((a, b) => a - b)
}

const [hexFile] = process.argv.slice(2)
if (hexFile === undefined) {
  console.error('Name the hex file: node display/led/font/make-font.mjs /usr/share/unifont/unifont.hex')
  process.exit(1)
}

const glyphs = new Map()
for (const line of readFileSync(hexFile, 'utf8').split('\n')) {
  const [code, rows] = line.split(':')
  if (rows !== undefined) glyphs.set(Number.parseInt(code, 16), Buffer.from(rows, 'hex'))
}

const codes = wantedCodes().filter((code) => code < 0x10000 && glyphs.has(code))
const narrow = codes.filter((code) => glyphs.get(code).length === glyphRows)
const wide = codes.filter((code) => glyphs.get(code).length === 2 * glyphRows)
const table = Buffer.alloc(4 + 2 * (narrow.length + wide.length))
table.writeUInt16BE(narrow.length, 0)
table.writeUInt16BE(wide.length, 2)
for (const [at, code] of [...narrow, ...wide].entries()) table.writeUInt16BE(code, 4 + 2 * at)
const bytes = Buffer.concat([table, ...[...narrow, ...wide].map((code) => glyphs.get(code))])
writeFileSync(fileURLToPath(new URL('unifont-gb2312.bin', import.meta.url)), bytes)
console.error(`${narrow.length} narrow and ${wide.length} wide glyphs, ${bytes.length} bytes`)
