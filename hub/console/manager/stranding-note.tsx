import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { ManagerView } from '../../../shared/http/manager-schemas.ts'
import { takesService } from '../../../shared/service-list.ts'
import { fillText } from '../../../shared/texts/console.ts'
import { managerTexts as texts } from '../../../shared/texts/console-manager.ts'
import { t } from '../../../shared/ui/language.ts'

type Queue = ManagerView['queues'][number]

interface Props {
  readonly hall: HallView
  readonly queues: readonly Queue[]
  readonly window: ManagerView['windows'][number]
  /** What the window would take from then on; nothing when it closes. */
  readonly services: readonly string[]
}

/** So many services are named; the rest is counted. */
const mostNamed = 3

/** Says whom nobody would serve any more, before the last open window for them is taken away. */
export function StrandingNote({ hall, queues, window, services }: Props) {
  const stranded = strandedBy(queues, window, services)
  const named = stranded.slice(0, mostNamed).flatMap(({ serviceId }) => {
    const service = hall.services.find(({ id }) => id === serviceId)
    return service === undefined ? [] : [t(service.name)]
  })
  const n = stranded.reduce((sum, { waiting }) => sum + waiting, 0)
  return (
    <div role="status">
      {stranded.length > 0 && (
        <p class="notice waiting">
          <span>
            {t(
              fillText(stranded.length > mostNamed ? texts.strandsMany : texts.strands, {
                services: { zh: named.join('、'), en: named.join(', ') },
                all: stranded.length,
                n,
              }),
            )}
          </span>
        </p>
      )}
    </div>
  )
}

/** Queues with people in them whose only open window this is, and which it would no longer take. */
function strandedBy(
  queues: readonly Queue[],
  window: Props['window'],
  services: readonly string[],
): readonly Queue[] {
  if (window.status !== 'open') return []
  return queues.filter(
    ({ serviceId, waiting, openWindows }) =>
      waiting > 0 &&
      openWindows === 1 &&
      takesService(window.services, serviceId) &&
      !takesService(services, serviceId),
  )
}
