import { localTimeOf } from '../../../../shared/business-day.ts'
import type { HallView } from '../../../../shared/http/hall-schemas.ts'
import type { RebalancingView } from '../../../../shared/http/rebalancing-schemas.ts'
import type { Text } from '../../../../shared/text.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import { rebalancingTexts as texts } from '../../../../shared/texts/console-rebalancing.ts'
import { now } from '../../../../shared/ui/hub-clock.ts'
import { Icon } from '../../../../shared/ui/icon.tsx'
import { t } from '../../../../shared/ui/language.ts'
import { type WarningGroup, warningGroups } from './warning-groups.ts'

/** So many are told; a hall in trouble everywhere has one trouble. */
const mostShown = 3

interface Props {
  readonly hall: HallView
  readonly warnings: RebalancingView['warnings']
}

/** Where waits will pass their target, before they do. Nothing when all is well. */
export function WarningStrip({ hall, warnings }: Props) {
  const groups = warningGroups(hall, warnings)
  const rest = groups.length - mostShown
  return (
    <section class="warnings" role="status" aria-label={t(texts.warnings)} hidden={groups.length === 0}>
      <Icon name="warning" />
      <ul>
        {groups.slice(0, mostShown).map((group) => (
          <li key={group.key} title={[whoseOf(group), ...group.services].map(t).join(' · ')}>
            {t(whoseOf(group))} {t(whenOf(group, hall.timeZone))}
          </li>
        ))}
        {rest > 0 && <li class="rest">{t(fillText(texts.more, { n: rest }))}</li>}
      </ul>
    </section>
  )
}

function whoseOf({ what, class: name }: WarningGroup): Text {
  if (name === 'walkin') return what
  return fillText(name === 'appointment' ? texts.booked : texts.green, { what })
}

function whenOf({ passesAt, targetMinutes }: WarningGroup, timeZone: string): Text {
  const words = passesAt <= now.value ? texts.passesNow : texts.willPass
  return fillText(words, { time: localTimeOf(passesAt, timeZone), minutes: targetMinutes })
}
