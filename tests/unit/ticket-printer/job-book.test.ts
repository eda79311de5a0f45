import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { JobBook, JobBookError } from '../../../ticket-printer/agent/job-book.ts'
import { printCommand } from './print-command.ts'

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'job-book-'))
  path = join(folder, 'deep', 'printer.jobs.jsonl')
})

afterEach(() => rmSync(folder, { recursive: true }))

const job = (id: string) => printCommand({}, { id })

/** What a restarted agent finds. */
function reopened(book: JobBook): JobBook {
  book.close()
  return JobBook.open(path)
}

describe('JobBook', () => {
  describe('when a job comes again', () => {
    it('knows it, open or ended, after a restart too', () => {
      let book = JobBook.open(path)
      expect(book.accept(job('a'), 5)).toBe('accepted')
      expect(book.accept(job('a'), 6)).toBe('duplicate')
      book = reopened(book)
      expect(book.accept(job('a'), 7)).toBe('duplicate')
      book.end('a', 'printed', '')
      book = reopened(book)
      expect(book.accept(job('a'), 8)).toBe('duplicate')
      expect(book.openJobs).toEqual([])
      book.close()
    })
  })

  describe('when it is opened again', () => {
    it('has the open jobs in their order, with the time they came and how far they got', () => {
      let book = JobBook.open(path)
      for (const [index, id] of ['a', 'b', 'c'].entries()) book.accept(job(id), index)
      book.start('a')
      book.block('b', 'paper-out')
      book = reopened(book)
      expect(book.openJobs).toEqual([
        { command: job('a'), receivedAt: 0, started: true, blocked: false },
        { command: job('b'), receivedAt: 1, started: false, blocked: true },
        { command: job('c'), receivedAt: 2, started: false, blocked: false },
      ])
      book.close()
    })

    it('has the reports that the broker did not take, under the same ids', () => {
      let book = JobBook.open(path)
      book.accept(job('a'), 0)
      book.block('a', 'paper-out')
      book.block('a', 'cover-open')
      const blocked = book.nextReport
      expect(blocked).toMatchObject({ jobId: 'a', outcome: 'blocked', detail: 'paper-out' })
      book.taken(blocked?.id ?? '')
      book.end('a', 'printed', '')
      const printed = book.nextReport
      book = reopened(book)
      expect(book.nextReport).toEqual(printed)
      book.taken(printed?.id ?? '')
      book = reopened(book)
      expect(book.nextReport).toBeUndefined()
      book.close()
    })

    it('can be read by its owner only: it holds addresses of tickets', () => {
      JobBook.open(path).close()
      expect(statSync(path).mode & 0o077).toBe(0)
    })
  })

  describe('when a repeated command asks for its end again', () => {
    it('puts the last report back, under its id', () => {
      const book = JobBook.open(path)
      book.accept(job('a'), 0)
      book.end('a', 'unknown', 'reset')
      const report = book.nextReport
      book.taken(report?.id ?? '')
      book.repeatReport('a')
      expect(book.nextReport).toEqual(report)
      book.close()
    })
  })

  describe('when the last write was cut short by a crash', () => {
    it.each(['{"entry":"started","jo', '{"entry":"accep\n', '\u0000\u0000\u0000\n'])(
      'forgets it: %j',
      (torn) => {
        let book = JobBook.open(path)
        book.accept(job('a'), 0)
        book.close()
        appendFileSync(path, torn)
        book = JobBook.open(path)
        expect(book.openJobs.map(({ command }) => command.id)).toEqual(['a'])
        book.accept(job('b'), 1)
        book = reopened(book)
        expect(book.openCount).toBe(2)
        book.close()
      },
    )
  })

  describe('when it is damaged in the middle', () => {
    it('refuses to open and names the line', () => {
      const book = JobBook.open(path)
      book.accept(job('a'), 0)
      book.accept(job('b'), 0)
      book.close()
      writeFileSync(path, `garbage\n${readFileSync(path, 'utf8')}`)
      expect(() => JobBook.open(path)).toThrow(JobBookError)
      expect(() => JobBook.open(path)).toThrow(/line 1 .* is damaged/)
    })
  })

  describe('when it has grown long', () => {
    it('is rewritten without the tickets of ended jobs and means the same', () => {
      const options = { rememberedJobs: 3, linesBeforeCompaction: 20 }
      let book = JobBook.open(path, options)
      book.accept(job('waiting'), 1)
      book.block('waiting', 'paper-out')
      book.taken(book.nextReport?.id ?? '')
      for (let index = 0; index < 20; index += 1) {
        book.accept(job(`job-${index}`), index)
        book.start(`job-${index}`)
        book.end(`job-${index}`, 'printed', '')
        if (index !== 19) book.taken(book.nextReport?.id ?? '')
      }
      const owed = book.nextReport
      book.close()
      expect(readFileSync(path, 'utf8').split('\n').length).toBeLessThan(30)
      book = JobBook.open(path, options)
      expect(book.openJobs).toMatchObject([{ command: { id: 'waiting' }, receivedAt: 1, blocked: true }])
      expect(book.nextReport).toEqual(owed)
      expect(book.accept(job('job-19'), 0)).toBe('duplicate')
      expect(book.accept(job('job-2'), 0)).toBe('accepted')
      book.close()
    })
  })
})
