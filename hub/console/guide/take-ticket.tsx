import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import type { GreenGround } from '../../../shared/hall-definition.ts'
import type { GuideView } from '../../../shared/http/guide-schemas.ts'
import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { TakenTicket } from '../../../shared/http/kiosk-schemas.ts'
import type { QueuesView } from '../../../shared/http/queue-schemas.ts'
import type { Language } from '../../../shared/text.ts'
import { groundWords } from '../../../shared/texts/common.ts'
import { guideTexts as texts } from '../../../shared/texts/console-guide.ts'
import { t } from '../../../shared/ui/language.ts'
import type { LiveConnection } from '../../../shared/ui/live.ts'
import { lastPrinterId, rememberPrinter } from '../common/last-printer.ts'
import { NoticeStrip } from '../common/notice-strip.tsx'
import { createRunner, type Runner } from '../common/runner.ts'
import { useResend } from '../common/use-resend.ts'
import type { StaffSession } from '../session/staff-session.ts'
import { printerLabel, troubleOf } from './floor.ts'
import { ServiceList } from './service-list.tsx'
import { TakenCard } from './taken-card.tsx'

interface Props {
  readonly hall: HallView
  readonly queues: QueuesView | undefined
  readonly floor: GuideView | undefined
  readonly connection: LiveConnection
  readonly session: StaffSession
}

const takenWords = { title: texts.taken, again: texts.another }

/** Taking a ticket for somebody who cannot or need not use the kiosk. */
export function TakeTicket({ hall, queues, floor, connection, session }: Props) {
  const chosen = useSignal<string | undefined>(undefined)
  const taken = useSignal<TakenTicket | undefined>(undefined)
  const runner = useMemo(
    () =>
      createRunner<TakenTicket>({
        accept: (ticket) => {
          taken.value = ticket
        },
        signedOut: session.expired,
      }),
    [session, taken],
  )
  useResend(runner, connection)
  const again = () => {
    taken.value = undefined
    chosen.value = undefined
  }
  if (taken.value !== undefined) return <TakenCard taken={taken.value} words={takenWords} onAgain={again} />
  const service = hall.services.find(({ id }) => id === chosen.value)
  return (
    <div class={service === undefined ? 'take' : 'take chosen'}>
      <ServiceList hall={hall} queues={queues} chosen={chosen} />
      {service === undefined ? (
        <div class="order empty">
          <h2>{t(texts.chooseService)}</h2>
          <p class="hint">{t(texts.chooseServiceHint)}</p>
        </div>
      ) : (
        <Order key={service.id} hall={hall} floor={floor} service={service} runner={runner} onBack={again} />
      )}
    </div>
  )
}

interface OrderProps {
  readonly hall: HallView
  readonly floor: GuideView | undefined
  readonly service: HallView['services'][number]
  readonly runner: Runner<TakenTicket>
  readonly onBack: () => void
}

function Order({ hall, floor, service, runner, onBack }: OrderProps) {
  const ground = useSignal<GreenGround | ''>('')
  const ticketLanguage = useSignal<Language>('zh')
  const printers = hall.devices.filter(({ kind }) => kind === 'printer')
  const printerId = useSignal(
    printers.some(({ id }) => id === lastPrinterId()) ? (lastPrinterId() ?? '') : '',
  )
  const isBusy = runner.state.value.status !== 'ready'
  const submit = (event: Event) => {
    event.preventDefault()
    rememberPrinter(printerId.value)
    void runner.run({
      path: '/api/v1/guide/tickets',
      words: texts.giveTicket,
      body: {
        serviceId: service.id,
        language: ticketLanguage.value,
        ...(ground.value === '' ? {} : { ground: ground.value }),
        ...(printerId.value === '' ? {} : { printerId: printerId.value }),
      },
    })
  }
  const grounds: readonly (GreenGround | '')[] = ['', ...(Object.keys(groundWords) as GreenGround[])]
  return (
    <form class="order" onSubmit={submit}>
      <button type="button" class="quiet back" onClick={onBack}>
        ← {t(texts.otherService)}
      </button>
      <h2>{t(service.name)}</h2>
      {service.materials.length > 0 && (
        <details>
          <summary>{t(texts.materials)}</summary>
          <ul class="materials-list">
            {service.materials.map((line) => (
              <li key={line.zh}>{t(line)}</li>
            ))}
          </ul>
        </details>
      )}
      <fieldset>
        <legend>{t(texts.greenChannel)}</legend>
        <p class="hint">{t(texts.greenHint)}</p>
        <div class="pills">
          {grounds.map((id) => (
            <label key={id}>
              <input
                type="radio"
                name="ground"
                checked={ground.value === id}
                onChange={() => {
                  ground.value = id
                }}
              />
              <span>{t(id === '' ? texts.noGround : groundWords[id])}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div class="row-of-fields">
        <label class="field">
          {t(texts.ticketLanguage)}
          <select
            value={ticketLanguage.value}
            onChange={(event) => {
              ticketLanguage.value = event.currentTarget.value === 'en' ? 'en' : 'zh'
            }}
          >
            <option value="zh">中文</option>
            <option value="en">English</option>
          </select>
        </label>
        <label class="field">
          {t(texts.printOn)}
          <select
            value={printerId.value}
            onChange={(event) => {
              printerId.value = event.currentTarget.value
            }}
          >
            <option value="">{t(texts.noPrint)}</option>
            {printers.map(({ id, name }) => (
              <option key={id} value={id}>
                {t(printerLabel(name, troubleOf(floor, id)))}
              </option>
            ))}
          </select>
        </label>
      </div>
      <NoticeStrip runner={runner} />
      <button type="submit" class="primary large" aria-disabled={isBusy}>
        {t(texts.giveTicket)}
      </button>
    </form>
  )
}
