import { writeSync } from 'node:fs'
import * as acts from './acts.ts'
import { WriterKit } from './writer-kit.ts'

/**
 * `node --import tsx tests/support/writer-child.ts DATA_DIR ROUND`: several clerks and a kiosk that command without a
 * pause until the process is killed. Every answer is told at once: `ack COMMAND FIRST_SEQ EVENTS`.
 */
const [dataDir = '', round = '0'] = process.argv.slice(2)
const kit = new WriterKit(dataDir)
if (kit.writer.seq === 0) await kit.begin()

let commands = 0
async function ask(act: acts.Act, commandId = `round-${round}-${++commands}`): Promise<boolean> {
  const outcome = await kit.submit(act, commandId)
  const events = outcome.status === 'accepted' ? outcome.events : []
  writeSync(1, `ack ${commandId} ${events[0]?.seq ?? 0} ${events.length}\n`)
  return outcome.status === 'accepted'
}

async function kiosk(): Promise<never> {
  for (;;) {
    const ticketId = `ticket-${round}-${++commands}`
    await ask(acts.take('tax', ticketId), `take-${ticketId}`)
  }
}

async function clerk(windowId: string): Promise<never> {
  await ask(acts.signIn(windowId))
  for (;;) {
    await ask(acts.next(windowId))
    await ask(acts.arrive(windowId))
    await ask(acts.finish(windowId))
  }
}

await Promise.all([kiosk(), kiosk(), clerk('w1'), clerk('w2'), clerk('w4')])
