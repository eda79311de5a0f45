import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { DeviceCredential, HallView, QueuesView, TakenTicket } from '../../shared/http/schemas.ts'
import type { Text } from '../../shared/text.ts'
import { kioskTexts } from '../../shared/texts/kiosk.ts'
import { ApiProblem, command, wordsOf } from '../../shared/ui/api.ts'
import { authorizationOf, forgetCredential } from '../../shared/ui/device.ts'
import { freshId } from '../../shared/ui/fresh-id.ts'
import { Icon } from '../../shared/ui/icon.tsx'
import { language, t } from '../../shared/ui/language.ts'
import { Both } from './both.tsx'
import { BackBar } from './list-screen.tsx'
import { countQueues } from './queue-counts.ts'

interface Props {
  readonly hall: HallView
  readonly queues: QueuesView | undefined
  readonly credential: DeviceCredential
  readonly serviceId: string
  readonly back: () => void
  readonly taken: (ticket: TakenTicket) => void
}

/** What was chosen, what to bring and how many wait; one large button takes the ticket. */
export function ConfirmScreen({ hall, queues, credential, serviceId, back, taken }: Props) {
  const { take, isBusy, trouble } = useTake(credential, serviceId, taken)
  const service = hall.services.find(({ id }) => id === serviceId)
  if (service === undefined) return null
  const counts = countQueues([service], queues)
  const matters = hall.services.filter(({ id }) => service.matters.includes(id))
  const button = isBusy ? kioskTexts.taking : trouble === undefined ? kioskTexts.take : kioskTexts.retry
  return (
    <section class="confirm">
      <BackBar back={back}>{t(kioskTexts.confirmTitle)}</BackBar>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled by keys as well. */}
      <section class="card" tabIndex={0} aria-label={t(service.name)}>
        <p class="service-name">
          <Both text={service.name} />
        </p>
        <dl class="facts">
          <Fact name={kioskTexts.waitingNow} value={counts?.waiting} unit={kioskTexts.people} />
          <Fact name={kioskTexts.windowsNow} value={counts?.openWindows} unit={kioskTexts.windows} />
        </dl>
        {counts?.openWindows === 0 && <p class="notice">{t(kioskTexts.noWindowDetail)}</p>}
        {matters.length > 0 && (
          <div class="lines">
            <h3>{t(kioskTexts.includes)}</h3>
            <ul class="matters">
              {matters.map(({ id, name }) => (
                <li key={id}>{t(name)}</li>
              ))}
            </ul>
          </div>
        )}
        {service.materials.length > 0 && <Materials lines={service.materials} />}
      </section>
      {trouble !== undefined && (
        <p class="trouble" role="alert">
          <Icon name="warning" /> {t(trouble)}
        </p>
      )}
      <button type="button" class="take" onClick={take} disabled={isBusy}>
        <Icon name="ticket" />
        <Both text={button} />
      </button>
    </section>
  )
}

function Fact({ name, value, unit }: { name: Text; value: number | undefined; unit: Text }) {
  return (
    <div>
      <dt>{t(name)}</dt>
      <dd>
        <b class="number">{value ?? '–'}</b> {t(unit)}
      </dd>
    </div>
  )
}

function Materials({ lines }: { lines: readonly Text[] }) {
  return (
    <div class="lines">
      <h3>{t(kioskTexts.bring)}</h3>
      <ul class="materials">
        {lines.map((line) => (
          <li key={line.zh}>
            <Icon name="document" /> <span>{t(line)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/**
 * Takes the ticket. While no answer came, the next press repeats the same intent with the same id, so that a ticket
 * given meanwhile is found again and never doubled.
 */
function useTake(credential: DeviceCredential, serviceId: string, taken: (ticket: TakenTicket) => void) {
  const isBusy = useSignal(false)
  const trouble = useSignal<Text | undefined>(undefined)
  const commandId = useRef(freshId())

  const take = async () => {
    isBusy.value = true
    trouble.value = undefined
    try {
      const body = { serviceId, language: language.value }
      const options = {
        commandId: commandId.current,
        headers: { authorization: authorizationOf(credential) },
      }
      taken(await command<TakenTicket>('/api/v1/kiosk/tickets', body, options))
    } catch (error) {
      trouble.value = wordsOf(error)
      if (error instanceof ApiProblem && error.status !== 0 && error.status < 500)
        commandId.current = freshId()
      if (error instanceof ApiProblem && error.status === 401) forgetCredential(credential)
    }
    isBusy.value = false
  }
  return { take, isBusy: isBusy.value, trouble: trouble.value }
}
