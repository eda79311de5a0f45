import { commonTexts } from '../texts/common.ts'
import { t } from './language.ts'

interface Props {
  /** Of a live view (`live`) or of a device (`online`). */
  readonly connection: 'connecting' | 'live' | 'online' | 'stale'
}

const words = {
  connecting: commonTexts.connecting,
  live: commonTexts.connected,
  online: commonTexts.connected,
  stale: commonTexts.stale,
}

/** Says by shape and word whether what the screen shows is fresh. */
export function ConnectionBadge({ connection }: Props) {
  return (
    <span class={`connection-badge ${connection}`} role="status">
      <i aria-hidden="true" />
      {t(words[connection])}
    </span>
  )
}
