import { connect, type Socket } from 'node:net'

/** An answer, its body as bytes. */
export interface Reply {
  readonly status: number
  readonly head: string
  readonly body: Buffer
}

/** Node's servers close a line that was idle for 5 s; a line as old as that is given up before a request gets lost on it. */
const longestIdleMs = 4_000
const endOfHead = Buffer.from('\r\n\r\n')

/**
 * One keep-alive HTTP/1.1 connection, one request at a time. The bench shares two cores with what it measures, so its
 * clients read no more than status and length; every body is read whole.
 */
export class HttpLine {
  readonly #host: string
  readonly #address: { readonly host: string; readonly port: number; readonly noDelay: true }
  #socket: Socket | undefined
  #usedAt = 0
  #unread: Buffer[] = []
  #unreadBytes = 0
  #head: { status: number; text: string; bodyStart: number; length: number } | undefined
  #waiting: { resolve: (reply: Reply) => void; reject: (error: Error) => void } | undefined

  /** Will connect to `http://host:port` for its first request, and anew when the line was idle for long. */
  constructor(baseUrl: string) {
    const { hostname, port, host } = new URL(baseUrl)
    this.#host = host
    this.#address = { host: hostname, port: Number(port), noDelay: true }
  }

  /** Sends a request with a JSON body, or none, and resolves with the answer. Rejects when the line breaks. */
  request(method: 'GET' | 'POST', path: string, headers: string, body = ''): Promise<Reply> {
    if (this.#waiting !== undefined) throw new Error('a request is under way on this line')
    const content =
      body === '' ? '' : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
      const now = performance.now()
      if (now - this.#usedAt > longestIdleMs) this.#leave()
      this.#usedAt = now
      this.#socket ??= this.#connect()
      this.#socket.write(
        `${method} ${path} HTTP/1.1\r\nhost: ${this.#host}\r\n${headers}${content}\r\n${body}`,
      )
    })
  }

  close(): void {
    this.#leave()
  }

  #leave(): void {
    this.#socket?.removeAllListeners().destroy()
    this.#socket = undefined
  }

  #connect(): Socket {
    const socket = connect(this.#address)
    socket.on('data', (bytes) => this.#take(bytes))
    socket.on('error', (error) => this.#fail(error))
    socket.on('close', () => {
      this.#socket = undefined
      this.#fail(new Error('the server closed the connection'))
    })
    return socket
  }

  #take(bytes: Buffer): void {
    this.#unread.push(bytes)
    this.#unreadBytes += bytes.length
    if (this.#head === undefined && !this.#readHead()) return
    const head = this.#head
    if (head === undefined || this.#unreadBytes < head.bodyStart + head.length) return
    const body = this.#joined().subarray(head.bodyStart, head.bodyStart + head.length)
    const waiting = this.#waiting
    this.#unread = []
    this.#unreadBytes = 0
    this.#head = undefined
    this.#waiting = undefined
    waiting?.resolve({ status: head.status, head: head.text, body })
  }

  #readHead(): boolean {
    const bytes = this.#joined()
    const end = bytes.indexOf(endOfHead)
    if (end === -1) return false
    const text = bytes.toString('latin1', 0, end)
    const length = /\r\ncontent-length: *(\d+)/i.exec(text)?.[1]
    if (length === undefined) {
      this.#fail(new Error(`an answer without a length: ${text.slice(0, 200)}`))
      return false
    }
    this.#head = { status: Number(text.slice(9, 12)), text, bodyStart: end + 4, length: Number(length) }
    return true
  }

  #joined(): Buffer {
    const [first, ...rest] = this.#unread
    if (first === undefined) return Buffer.alloc(0)
    const joined = rest.length === 0 ? first : Buffer.concat(this.#unread)
    this.#unread = [joined]
    return joined
  }

  #fail(error: Error): void {
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.reject(error)
  }
}
