import { useEffect, useMemo } from 'preact/hooks'
import type { DeviceCredential } from '../shared/http/device-schemas.ts'
import { padTexts } from '../shared/texts/evaluator.ts'
import { appearance } from '../shared/ui/appearance.ts'
import { Bilingual } from '../shared/ui/bilingual.tsx'
import { Icon } from '../shared/ui/icon.tsx'
import { ClerkBadge } from './clerk-badge.tsx'
import { startPad } from './pad-life.ts'
import { Question } from './question.tsx'
import { Reasons } from './reasons.tsx'
import { Thanks } from './thanks.tsx'
import { useKeyPad } from './use-key-pad.ts'

interface Props {
  readonly credential: DeviceCredential
  readonly windowId: string
  /** IANA name of the hall's time zone. */
  readonly timeZone: string
}

/** The pad at a window: the clerk's badge while idle, the question after a service, thanks after an answer. */
export function Pad({ credential, windowId, timeZone }: Props) {
  const life = useMemo(() => startPad(credential, windowId), [credential, windowId])
  useEffect(() => () => life.stop(), [life])
  useKeyPad(life)

  const { screen } = life.pad.value
  const isStale = life.status.value === 'stale'
  return (
    <div
      class="pad"
      data-at={screen.status}
      data-text={appearance.value.textPercent > 100 ? 'large' : 'normal'}
    >
      {isStale && (
        <div class="stale-strip" role="alert">
          <Icon name="offline" />
          <Bilingual text={padTexts.stale} />
        </div>
      )}
      {screen.status === 'badge' && <ClerkBadge window={life.window.value} timeZone={timeZone} />}
      {screen.status === 'asking' && (
        <Question
          key={screen.invite.id}
          ticketNumber={screen.invite.ticketNumber}
          leftMs={Math.max(0, screen.closesAtMs - life.nowMs.value)}
          ttlMs={screen.invite.ttlMs}
          onRate={(score) => life.rate(score)}
          onSkip={() => life.skip()}
        />
      )}
      {screen.status === 'reasons' && (
        <Reasons
          key={screen.rating.id}
          rating={screen.rating}
          leftMs={Math.max(0, screen.closesAtMs - life.nowMs.value)}
          onRemark={(reasons, comment) => life.remark(reasons, comment)}
          onFinish={() => life.finish()}
          onChange={() => life.reconsider()}
        />
      )}
      {screen.status === 'thanks' && (
        <Thanks score={screen.rating.score} delivery={life.status.value === 'online' ? 'sent' : 'kept'} />
      )}
    </div>
  )
}
