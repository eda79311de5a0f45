import { useSignal } from '@preact/signals'
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

/**
 * The command id of each service that this visitor has tried to take a ticket for: after an attempt without an answer the
 * next one repeats the same intent, even by way of other screens, so that a ticket given meanwhile is found and not doubled.
 */
export type Intents = Map<string, string>

interface Props {
  readonly hall: HallView
  readonly queues: QueuesView | undefined
  readonly credential: DeviceCredential
  readonly serviceId: string
  readonly intents: Intents
  readonly back: () => void
  readonly taken: (ticket: TakenTicket) => void
}

/** What was chosen, what to bring and how many wait; one large button takes the ticket. */
export function ConfirmScreen({ hall, queues, credential, serviceId, intents, back, taken }: Props) {
  const { take, isBusy, trouble } = useTake({ credential, serviceId, intents, taken })
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
          <Fact
            name={kioskTexts.aheadNow}
            value={counts?.peopleAhead}
            units={[kioskTexts.person, kioskTexts.people]}
          />
          <Fact
            name={kioskTexts.windowsNow}
            value={counts?.openWindows}
            units={[kioskTexts.oneWindow, kioskTexts.windows]}
          />
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

interface FactProps {
  readonly name: Text
  readonly value: number | undefined
  /** The unit of one, and of any other number. */
  readonly units: readonly [Text, Text]
}

function Fact({ name, value, units: [one, many] }: FactProps) {
  return (
    <div>
      <dt>{t(name)}</dt>
      <dd>
        <b class="number">{value ?? '–'}</b> {t(value === 1 ? one : many)}
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

/** Takes the ticket, and tells in words when that fails. */
function useTake({
  credential,
  serviceId,
  intents,
  taken,
}: Pick<Props, 'credential' | 'serviceId' | 'intents' | 'taken'>) {
  const isBusy = useSignal(false)
  const trouble = useSignal<Text | undefined>(undefined)

  const take = async () => {
    const commandId = intents.get(serviceId) ?? freshId()
    intents.set(serviceId, commandId)
    isBusy.value = true
    trouble.value = undefined
    try {
      const body = { serviceId, language: language.value }
      const headers = { authorization: authorizationOf(credential) }
      const ticket = await command<TakenTicket>('/api/v1/kiosk/tickets', body, { commandId, headers })
      intents.delete(serviceId)
      taken(ticket)
    } catch (error) {
      trouble.value = wordsOf(error)
      if (isRefusal(error)) intents.delete(serviceId)
      if (error instanceof ApiProblem && error.status === 401) forgetCredential(credential)
    }
    isBusy.value = false
  }
  return { take, isBusy: isBusy.value, trouble: trouble.value }
}

/** True when the hub has decided against the intent, so that another attempt is another intent. */
function isRefusal(error: unknown): boolean {
  return error instanceof ApiProblem && error.status >= 400 && error.status < 500
}
