/** Input that cannot be used: the file, the line where there is one, and the reason. The command line exits with 2. */
export class BadInput extends Error {
  constructor(file: string, reason: string, line?: number) {
    super(line === undefined ? `${file}: ${reason}` : `${file}:${line}: ${reason}`)
    this.name = 'BadInput'
  }
}
