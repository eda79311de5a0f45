import type { StaffSession } from '../../session/staff-session.ts'
import { ExportPart } from './export-part.tsx'
import { ImportPart } from './import-part.tsx'
import { VersionList } from './version-list.tsx'

interface Props {
  readonly session: StaffSession
  readonly timeZone: string
}

/** The hall as one file, out and in, and its earlier versions. */
export function TransferPanel({ session, timeZone }: Props) {
  return (
    <div class="panel">
      <ExportPart />
      <ImportPart session={session} />
      <VersionList session={session} timeZone={timeZone} />
    </div>
  )
}
