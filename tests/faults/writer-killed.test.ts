import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { verifyJournal } from '../../hub/adapters/database/verify-journal.ts'
import * as acts from '../support/acts.ts'
import { withStore } from '../support/open-store.ts'
import { tempFolder } from '../support/temp-folder.ts'
import { WriterKit } from '../support/writer-kit.ts'

const childFile = fileURLToPath(new URL('../support/writer-child.ts', import.meta.url))
const rounds = 5

interface Ack {
  readonly commandId: string
  readonly firstSeq: number
  readonly events: number
}

/** Runs the child on the folder, kills it once it has acknowledged so many commands, and tells what it acknowledged. */
async function runAndKill(folder: string, round: number, acksBeforeKill: number): Promise<Ack[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', childFile, folder, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const acks: Ack[] = []
  // The last line may be cut by the kill; the reader gives it all the same, so it is checked whole.
  for await (const line of createInterface({ input: child.stdout })) {
    const found = /^ack (\S+) (\d+) (\d+)$/.exec(line)
    if (found !== null)
      acks.push({ commandId: found[1] ?? '', firstSeq: Number(found[2]), events: Number(found[3]) })
    if (acks.length >= acksBeforeKill && !child.killed) child.kill('SIGKILL')
  }
  expect(child.killed, `round ${round}, to be killed after ${acksBeforeKill} answers`).toBe(true)
  return acks
}

describe('the writer', () => {
  describe('when its process is killed again and again', () => {
    it('has every acknowledged event in a gapless journal, and doubles nothing that is repeated', async () => {
      const folder = tempFolder()
      const acks: Ack[] = []
      for (let round = 0; round < rounds; round++) {
        const acksBeforeKill = 1 + Math.floor(Math.random() * 500)
        acks.push(...(await runAndKill(folder, round, acksBeforeKill)))
      }

      withStore(folder, ({ database, store }) => {
        expect(verifyJournal(database)).toMatchObject({ ok: true, problems: [] })
        const journal = store.readJournal(0, 1_000_000)
        expect(journal.map(({ seq }) => seq)).toEqual(journal.map((_, index) => index + 1))
        for (const { commandId, firstSeq, events } of acks) {
          const found = journal.slice(firstSeq - 1, firstSeq - 1 + events)
          if (events > 0)
            expect(found.map((recorded) => recorded.commandId)).toEqual(Array(events).fill(commandId))
        }
      })

      const kit = new WriterKit(folder)
      const { seq } = kit.writer
      const takes = acks.filter(({ commandId }) => commandId.startsWith('take-'))
      expect(takes.length).toBeGreaterThan(0)
      for (const { commandId, firstSeq } of takes) {
        const again = await kit.submit(acts.take('tax', commandId.slice('take-'.length)), commandId)
        expect(again).toMatchObject({ status: 'accepted', events: [{ seq: firstSeq, commandId }] })
      }
      expect(kit.writer.seq).toBe(seq)
      kit.stop()
    })
  })
})
