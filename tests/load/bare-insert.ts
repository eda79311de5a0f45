import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import Database from 'libsql'
import { answerParent } from './own-child.ts'

/**
 * The bare baseline, in a process of its own: one Hono route that parses a JSON body and makes one durable insert, with
 * the hub's driver and the hub's settings of the database.
 */
async function start(folder: string): Promise<number> {
  const client = new Database(join(mkdtempSync(join(folder, 'bare-')), 'bare.db'))
  for (const pragma of [
    'locking_mode=EXCLUSIVE',
    'journal_mode=WAL',
    'synchronous=FULL',
    'wal_autocheckpoint=4000',
  ])
    client.exec(`PRAGMA ${pragma}`)
  client.exec('CREATE TABLE record (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, body TEXT NOT NULL)')
  const insert = client.prepare('INSERT INTO record (at, body) VALUES (?, ?)')
  const app = new Hono()
  app.post('/records', async (c) => {
    const body: unknown = await c.req.json()
    const { lastInsertRowid } = insert.run(Date.now(), JSON.stringify(body))
    return c.json({ id: Number(lastInsertRowid) })
  })
  const server = createServer(getRequestListener(app.fetch))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** Seconds of processor time so far. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

answerParent({ start, cpuSeconds })
