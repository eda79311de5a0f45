import { useEffect, useMemo } from 'preact/hooks'
import type { DeviceCredential } from '../shared/http/schemas.ts'
import { padTexts } from '../shared/texts/evaluator.ts'
import { Bilingual } from '../shared/ui/bilingual.tsx'
import { Icon } from '../shared/ui/icon.tsx'
import { ClerkBadge } from './clerk-badge.tsx'
import { startPad } from './pad-life.ts'
import { Question } from './question.tsx'
import { scoreOfKey } from './score-of-key.ts'
import { Thanks } from './thanks.tsx'

interface Props {
  readonly credential: DeviceCredential
  readonly windowId: string
}

/** The pad at a window: the clerk's badge while idle, the question after a service, thanks after an answer. */
export function Pad({ credential, windowId }: Props) {
  const life = useMemo(() => startPad(credential, windowId), [credential, windowId])
  useEffect(() => () => life.stop(), [life])
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return
      const score = scoreOfKey(event)
      if (score !== undefined) life.rate(score)
      else if (event.key === 'Escape') life.skip()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [life])

  const { screen } = life.pad.value
  const isStale = life.status.value === 'stale'
  return (
    <div class={`pad ${screen.status}`}>
      {isStale && (
        <div class="stale-strip" role="alert">
          <Icon name="offline" />
          <Bilingual text={padTexts.stale} />
        </div>
      )}
      {screen.status === 'badge' && <ClerkBadge window={life.window.value} />}
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
      {screen.status === 'thanks' && (
        <Thanks score={screen.rating.score} delivery={life.status.value === 'online' ? 'sent' : 'kept'} />
      )}
    </div>
  )
}
