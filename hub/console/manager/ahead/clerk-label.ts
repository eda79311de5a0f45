import type { RebalancingView } from '../../../../shared/http/rebalancing-schemas.ts'
import { rebalancingTexts as texts } from '../../../../shared/texts/console-rebalancing.ts'
import { t } from '../../../../shared/ui/language.ts'

/** A clerk in a list to choose from: name, badge, and whether anybody has seen him today. */
export function clerkLabel({ name, badgeNumber, present }: RebalancingView['freeClerks'][number]): string {
  const label = `${t(name)} ${badgeNumber}`
  return present ? label : `${label} · ${t(texts.notSignedIn)}`
}
