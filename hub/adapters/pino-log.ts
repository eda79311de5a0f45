import pino from 'pino'
import type { Log } from '../application/log.ts'

/** The structured log on standard output, one JSON line an entry. */
export function createLog(level: string): Log {
  return pino({ level, base: { app: 'hub' }, redact: ['*.password', '*.secret', '*.code', '*.cookie'] })
}
