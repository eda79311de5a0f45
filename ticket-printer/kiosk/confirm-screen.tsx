import { useSignal } from '@preact/signals'
import type { DeviceCredential } from '../../shared/http/device-schemas.ts'
import type { HallView } from '../../shared/http/hall-schemas.ts'
import type { TakenTicket } from '../../shared/http/kiosk-schemas.ts'
import type { QueuesView } from '../../shared/http/queue-schemas.ts'
import type { Text } from '../../shared/text.ts'
import { kioskTexts } from '../../shared/texts/kiosk.ts'
import { isHardlyAWait, waitBrief, waitFigure } from '../../shared/texts/wait-range.ts'
import { isRefusal, wordsOf } from '../../shared/ui/api.ts'
import { freshId } from '../../shared/ui/fresh-id.ts'
import { Icon } from '../../shared/ui/icon.tsx'
import { language, t } from '../../shared/ui/language.ts'
import { Both } from './both.tsx'
import { deviceCommand } from './device-command.ts'
import { HintsText } from './hints-text.tsx'
import { BackBar } from './list-screen.tsx'
import { OtherWays } from './other-ways.tsx'
import { PagedColumns } from './paged-columns.tsx'
import { PrintHintsButton } from './print-hints-button.tsx'
import { countQueues, type QueueCounts } from './queue-counts.ts'

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

/** What was chosen, its hints and how many wait; one large button takes the ticket, another prints the hints. */
export function ConfirmScreen({ hall, queues, credential, serviceId, intents, back, taken }: Props) {
  const trouble = useSignal<Text | undefined>(undefined)
  const tell = (words: Text | undefined) => {
    trouble.value = words
  }
  const { take, state } = useTake({ credential, serviceId, intents, taken, tell })
  const service = hall.services.find(({ id }) => id === serviceId)
  if (service === undefined) return null
  const counts = countQueues([service], queues)
  const hasPrinter = hall.devices.find(({ id }) => id === credential.deviceId)?.printerId !== undefined
  return (
    <section class="confirm">
      <BackBar back={back}>
        <Both text={service.name} />
      </BackBar>
      <section class="card" aria-label={t(service.name)}>
        {counts?.openWindows === 0 && <p class="notice">{t(kioskTexts.noWindowDetail)}</p>}
        <PagedColumns>
          <HintsText hall={hall} service={service} />
        </PagedColumns>
      </section>
      <Facts counts={counts} />
      <OtherWays hall={hall} service={service} counts={counts} />
      {trouble.value !== undefined && (
        <p class="trouble" role="alert">
          <Icon name="warning" /> {t(trouble.value)}
        </p>
      )}
      <div class="acts">
        {hasPrinter && <PrintHintsButton credential={credential} serviceId={serviceId} onTrouble={tell} />}
        <button type="button" class="take" onClick={take} disabled={state === 'busy'}>
          <Icon name="ticket" />
          <Both text={takeWords[state]} />
        </button>
      </div>
    </section>
  )
}

const takeWords = { ready: kioskTexts.take, busy: kioskTexts.taking, failed: kioskTexts.retry } as const

/** How long it will take, who comes before and how many windows there are. */
function Facts({ counts }: { readonly counts: QueueCounts | undefined }) {
  const range = counts?.waitRange ?? null
  const isHardly = range !== null && isHardlyAWait(range)
  return (
    <dl class="facts">
      {range !== null && (
        <div class={isHardly ? 'expected hardly' : 'expected'}>
          <dt>{t(kioskTexts.expectedWait)}</dt>
          <dd>
            <b>{t(isHardly ? waitFigure(range) : waitBrief(range))}</b>
          </dd>
        </div>
      )}
      {/* Others may wait for the same windows, and yet there is hardly a wait. */}
      {!isHardly && (
        <Fact
          name={kioskTexts.aheadNow}
          value={counts?.peopleAhead}
          units={[kioskTexts.person, kioskTexts.people]}
        />
      )}
      <Fact
        name={kioskTexts.windowsNow}
        value={counts?.openWindows}
        units={[kioskTexts.oneWindow, kioskTexts.windows]}
      />
    </dl>
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

/** Takes the ticket, and tells in words when that fails. */
function useTake({
  credential,
  serviceId,
  intents,
  taken,
  tell,
}: Pick<Props, 'credential' | 'serviceId' | 'intents' | 'taken'> & {
  readonly tell: (trouble: Text | undefined) => void
}) {
  const state = useSignal<keyof typeof takeWords>('ready')

  const take = async () => {
    const commandId = intents.get(serviceId) ?? freshId()
    intents.set(serviceId, commandId)
    state.value = 'busy'
    tell(undefined)
    try {
      const body = { serviceId, language: language.value }
      const ticket = await deviceCommand<TakenTicket>(credential, '/api/v1/kiosk/tickets', {
        body,
        commandId,
      })
      intents.delete(serviceId)
      state.value = 'ready'
      taken(ticket)
    } catch (error) {
      state.value = 'failed'
      tell(wordsOf(error))
      if (isRefusal(error)) intents.delete(serviceId)
    }
  }
  return { take, state: state.value }
}
