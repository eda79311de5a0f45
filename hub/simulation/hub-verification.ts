import { startNode } from './child-process.ts'

/** What the hub says of its own data. */
export interface Verification {
  readonly ok: boolean
  readonly problems: readonly string[]
}

/** Has the hub compare the journal of a stopped hall with its tables and snapshot. */
export async function verifyData(dataDir: string): Promise<Verification> {
  const verifier = startNode('hub/verify.ts', { args: [dataDir], env: process.env })
  await verifier.exited
  const output = verifier.tail()
  const json = output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1)
  try {
    const { ok, problems } = JSON.parse(json) as Partial<Verification>
    return { ok: ok === true, problems: (problems ?? []).map(String) }
  } catch {
    return { ok: false, problems: [`the verification did not answer: ${output.slice(-400)}`] }
  }
}
