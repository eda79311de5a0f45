import { createServer, type Server, type Socket } from 'node:net'
import { EscposDecoder, type PrinterAct } from './escpos-decoder.ts'
import { type Fault, paperAnswer, realTimeAnswer, sensorsOf, standsStill } from './fault.ts'
import type { PaperRoll } from './paper-roll.ts'

/** What a printer keeps of data it cannot print yet; then it stops reading, and the sender waits. */
const receiveBufferBytes = 16_384
const maxConnections = 16
/** Senders whose data waits, those that have gone included; more are turned away. */
const maxJobs = 64
/** A connection that says nothing for this long is given up, as network printers do. */
const idleConnectionMs = 60_000

const dle = 0x10
const eot = 0x04

/** One sender: its bytes wait here until the printer works through them, even when the sender has gone. */
class Job {
  readonly socket: Socket
  readonly decoder = new EscposDecoder()
  waiting: Buffer = Buffer.alloc(0)
  gone = false
  #last = [0, 0]

  constructor(socket: Socket) {
    this.socket = socket
  }

  /** The n of each DLE EOT n in the new bytes: a printer looks for them as they come in, whatever they are part of. */
  realTimeRequests(bytes: Uint8Array): number[] {
    const found: number[] = []
    for (const byte of bytes) {
      const [first, second] = this.#last
      if (first === dle && second === eot && byte >= 1 && byte <= 4) found.push(byte)
      this.#last = [second ?? 0, byte]
    }
    return found
  }
}

/** The TCP side of the virtual printer (raw port 9100): takes bytes, answers for its sensors, plays its faults. */
export class PrinterPort {
  readonly #roll: PaperRoll
  readonly #server: Server
  readonly #jobs = new Set<Job>()
  #host = '127.0.0.1'
  #port = 0
  #fault: Fault = { fault: 'none', afterBytes: 0 }
  /** The job whose ticket is half out of the printer; the others wait for its cut. */
  #printing: Job | undefined

  constructor(roll: PaperRoll) {
    this.#roll = roll
    this.#server = createServer({ noDelay: true }, (socket) => this.#accept(socket))
    this.#server.maxConnections = maxConnections
  }

  /** The fault that is played now, or armed to strike after some bytes. */
  get fault(): Fault {
    return this.#fault
  }

  get port(): number {
    return this.#port
  }

  /** Listens; port 0 takes a free one. Rejects when the port is taken. */
  listen(host: string, port: number): Promise<void> {
    this.#host = host
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(port, host, () => {
        this.#server.off('error', reject)
        const address = this.#server.address()
        this.#port = typeof address === 'object' && address !== null ? address.port : port
        resolve()
      })
    })
  }

  async close(): Promise<void> {
    if (!this.#server.listening) return
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()))
    this.#dropAll()
    await closed
  }

  /** Plays another fault from now on; `none` is the helper who puts paper in and closes the cover. */
  async setFault(fault: Fault): Promise<void> {
    const wasOffline = this.#fault.fault === 'offline'
    this.#fault = fault
    if (fault.fault === 'offline') {
      await this.close()
      return
    }
    if (wasOffline) await this.listen(this.#host, this.#port)
    this.#work()
  }

  /** The fault that has struck; an armed one has not. */
  get #active(): Fault['fault'] {
    return this.#fault.afterBytes > 0 ? 'none' : this.#fault.fault
  }

  #accept(socket: Socket): void {
    if (this.#jobs.size >= maxJobs) {
      socket.destroy()
      return
    }
    const job = new Job(socket)
    this.#jobs.add(job)
    socket.setTimeout(idleConnectionMs, () => socket.destroy())
    socket.on('data', (bytes) => this.#receive(job, bytes))
    // A sender that breaks off is no fault of the printer: its `close` follows.
    socket.on('error', () => undefined)
    socket.on('close', () => {
      job.gone = true
      this.#work()
    })
  }

  #receive(job: Job, bytes: Buffer): void {
    const requests = job.realTimeRequests(bytes)
    if (this.#active === 'silence') {
      this.#keep(job, bytes, requests)
      return
    }
    const sensors = sensorsOf(this.#active)
    for (const n of requests) {
      const answer = realTimeAnswer(n, sensors)
      if (answer !== undefined && job.socket.writable) job.socket.write(Buffer.from([answer]))
    }
    this.#keep(job, bytes, requests)
    this.#work()
  }

  /** Status requests alone are answered and done with; everything else waits in the receive buffer. */
  #keep(job: Job, bytes: Buffer, requests: readonly number[]): void {
    if (bytes.length === requests.length * 3) return
    job.waiting = Buffer.concat([job.waiting, bytes])
    if (job.waiting.length > receiveBufferBytes) job.socket.pause()
  }

  #work(): void {
    for (const job of [...this.#jobs]) {
      if (this.#printing === undefined || this.#printing === job) this.#workOn(job)
      if (job.waiting.length === 0 && job.gone) this.#leave(job)
    }
  }

  #workOn(job: Job): void {
    while (job.waiting.length > 0) {
      const active = this.#active
      if (active === 'reset') {
        this.#reset()
        return
      }
      if (active === 'silence' || standsStill(sensorsOf(active))) return
      const { afterBytes } = this.#fault
      const length = afterBytes > 0 ? Math.min(afterBytes, job.waiting.length) : job.waiting.length
      const bytes = job.waiting.subarray(0, length)
      job.waiting = job.waiting.subarray(length)
      if (afterBytes > 0) this.#fault = { ...this.#fault, afterBytes: afterBytes - length }
      for (const act of job.decoder.feed(bytes)) this.#act(job, act)
    }
    if (this.#active === 'reset') this.#reset()
    else job.socket.resume()
  }

  #act(job: Job, act: PrinterAct): void {
    if (act.act === 'tell-paper') {
      if (job.socket.writable) job.socket.write(Buffer.from([paperAnswer(sensorsOf(this.#active))]))
      return
    }
    this.#printing = act.act === 'cut' ? undefined : job
    this.#roll.apply(act)
  }

  /** The sender has gone and all it sent is worked through; what it never had cut is torn off. */
  #leave(job: Job): void {
    this.#jobs.delete(job)
    if (this.#printing !== job) return
    for (const act of job.decoder.flush()) this.#roll.apply(act)
    this.#roll.tearOff()
    this.#printing = undefined
    this.#work()
  }

  /** Somebody pulled the plug: connections and buffer are lost, the half ticket hangs out. */
  #reset(): void {
    this.#fault = { fault: 'none', afterBytes: 0 }
    this.#dropAll()
  }

  #dropAll(): void {
    for (const job of this.#jobs) job.socket.resetAndDestroy()
    this.#jobs.clear()
    this.#printing = undefined
    this.#roll.tearOff()
  }
}
