import Database from 'libsql'

/** The driver's own prepared statement, as far as it is used here. */
type Statement = Record<'run' | 'get' | 'all' | 'iterate', (...values: unknown[]) => unknown>

/**
 * Opens a database file with the synchronous driver. The native code ends the process when it is given a value that
 * SQLite does not know, so every bound value is checked first: booleans become 0 and 1, anything else that is not a
 * string, finite number, bigint, null or bytes throws a TypeError.
 */
export function openClient(file: string): Database.Database {
  const client = new Database(file)
  const prepare = client.prepare.bind(client)
  client.prepare = ((source: string) =>
    guard(prepare(source) as unknown as Statement)) as typeof client.prepare
  return client
}

function guard(statement: Statement): Statement {
  for (const method of ['run', 'get', 'all', 'iterate'] as const) {
    const original = statement[method].bind(statement)
    // As one list: the driver takes a single null or bytes for named parameters.
    statement[method] = (...values: unknown[]) => original(values.flat().map(bindable))
  }
  return statement
}

function bindable(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'string' || typeof value === 'bigint' || value === null || value instanceof Uint8Array)
    return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw new TypeError(
    `cannot bind ${String(value)} to a statement: use a string, a finite number, null or bytes`,
  )
}
