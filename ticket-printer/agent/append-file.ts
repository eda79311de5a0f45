import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'

const newline = 0x0a
/** The lines hold the addresses of visitors' tickets. */
const ownerOnly = 0o600

/** Makes the entry of a new or renamed file durable, too: without it a power cut can lose the file itself. */
function syncFolder(path: string): void {
  const folder = openSync(dirname(path), 'r')
  fsyncSync(folder)
  closeSync(folder)
}

function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8')
  let written = 0
  while (written < bytes.length) written += writeSync(file, bytes, written)
}

/** A file of lines that only grows; what `append` has returned from survives a power cut. */
export class AppendFile {
  readonly path: string
  #file: number

  private constructor(path: string, file: number) {
    this.path = path
    this.#file = file
  }

  /** Opens or makes the file and hands out its whole lines; an unfinished last line is cut off: it was never acknowledged. */
  static open(path: string): { file: AppendFile; lines: string[] } {
    mkdirSync(dirname(path), { recursive: true })
    const isNew = !existsSync(path)
    const file = openSync(path, 'a+', ownerOnly)
    if (isNew) syncFolder(path)
    const bytes = readFileSync(path)
    const wholeBytes = bytes.lastIndexOf(newline) + 1
    if (wholeBytes < bytes.length) {
      ftruncateSync(file, wholeBytes)
      fsyncSync(file)
    }
    const lines = bytes.subarray(0, wholeBytes).toString('utf8').split('\n')
    lines.pop()
    return { file: new AppendFile(path, file), lines }
  }

  /** Adds a line and waits for the disk. Throws the file system's error, as when the disk is full. */
  append(line: string): void {
    writeAll(this.#file, `${line}\n`)
    fsyncSync(this.#file)
  }

  /** Replaces the whole content at one stroke: after a crash there is the old file or the new one. */
  replace(lines: readonly string[]): void {
    const fresh = `${this.path}.new`
    const file = openSync(fresh, 'w', ownerOnly)
    writeAll(file, lines.map((line) => `${line}\n`).join(''))
    fsyncSync(file)
    closeSync(file)
    renameSync(fresh, this.path)
    syncFolder(this.path)
    closeSync(this.#file)
    this.#file = openSync(this.path, 'a', ownerOnly)
  }

  close(): void {
    closeSync(this.#file)
  }
}
