import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import type { BookingInfo } from '../../../../shared/http/booking-schemas.ts'
import type { DeskBooking } from '../../../../shared/http/desk-booking-schemas.ts'
import type { HallView } from '../../../../shared/http/hall-schemas.ts'
import { consoleTexts, fillText } from '../../../../shared/texts/console.ts'
import { bookingsTexts as texts } from '../../../../shared/texts/console-bookings.ts'
import { t } from '../../../../shared/ui/language.ts'
import type { LiveConnection } from '../../../../shared/ui/live.ts'
import { createRunner } from '../../common/runner.ts'
import { useResend } from '../../common/use-resend.ts'
import type { StaffSession } from '../../session/staff-session.ts'
import { ServiceChecks } from '../service-checks.tsx'
import { type ChosenSlot, placesFor, SlotPicker } from '../slot-picker.tsx'
import { useAnswer } from '../use-answer.ts'
import { BookedSlip } from './booked-slip.tsx'
import { PersonForm } from './person-form.tsx'
import { ProjectField } from './project-field.tsx'

interface Props {
  readonly hall: HallView
  readonly session: StaffSession
  readonly connection: LiveConnection
}

/** Booking for somebody at the desk: matters, then day and slot, then who; no phone and no code are needed. */
export function BookTab({ hall, session, connection }: Props) {
  const info = useAnswer<BookingInfo>('/api/v1/booking').value
  const services = useSignal<readonly string[]>([])
  const project = useSignal<string | undefined>(undefined)
  const slot = useSignal<ChosenSlot | undefined>(undefined)
  const booked = useSignal<{ readonly booking: DeskBooking; readonly language: 'zh' | 'en' } | undefined>(
    undefined,
  )
  const tries = useSignal(0)
  const runner = useMemo(
    () => createRunner<DeskBooking>({ accept: () => {}, signedOut: session.expired }),
    [session],
  )
  useResend(runner, connection)
  const again = () => {
    booked.value = undefined
    services.value = []
    project.value = undefined
    slot.value = undefined
  }
  if (booked.value !== undefined) return <BookedSlip hall={hall} {...booked.value} onAgain={again} />
  if (info.status !== 'here')
    return (
      <p class="nothing" role="status">
        {t(info.status === 'trouble' ? info.text : consoleTexts.loading)}
      </p>
    )
  const { rules, services: bookable, projectServices } = info.value
  const offered = new Set(project.value === undefined ? bookable : [...bookable, ...projectServices])
  return (
    <>
      <section class="book-services" aria-labelledby="book-1">
        <h2 id="book-1">{t(texts.bookServices)}</h2>
        <p class="hint">{t(fillText(texts.bookServicesHint, { limit: rules.mattersPerVisit }))}</p>
        <Chosen hall={hall} services={services.value} onChange={(next) => (services.value = next)} />
        <ServiceChecks
          hall={hall}
          offered={offered}
          chosen={services.value}
          isFull={services.value.length >= rules.mattersPerVisit}
          onChange={(next) => {
            services.value = next
          }}
        />
        {projectServices.length > 0 && <ProjectField project={project} />}
      </section>
      <section class="book-slot" aria-labelledby="book-2">
        <h2 id="book-2">{t(texts.bookSlot)}</h2>
        <p class="hint">{t(texts.bookSlotHint)}</p>
        <SlotPicker places={placesFor(services.value, project.value)} chosen={slot} again={tries.value} />
      </section>
      <PersonForm
        hall={hall}
        services={services.value}
        project={project.value}
        slot={slot.value}
        runner={runner}
        onSubmit={async (body) => {
          const booking = await runner.run({ path: '/api/v1/desk/bookings', body, words: texts.bookNow })
          if (booking !== undefined) booked.value = { booking, language: body.language }
          // A refusal may mean that the place went to somebody else: look again at what is free.
          else tries.value += 1
        }}
      />
    </>
  )
}

interface ChosenProps {
  readonly hall: HallView
  readonly services: readonly string[]
  readonly onChange: (services: readonly string[]) => void
}

function Chosen({ hall, services, onChange }: ChosenProps) {
  if (services.length === 0) return null
  return (
    <ol class="chosen-services">
      {services.map((id) => {
        const name = hall.services.find((service) => service.id === id)?.name
        return (
          <li key={id}>
            <span>{name === undefined ? id : t(name)}</span>
            <button
              type="button"
              class="quiet"
              aria-label={`${t(texts.remove)} ${name === undefined ? id : t(name)}`}
              onClick={() => onChange(services.filter((other) => other !== id))}
            >
              {t(texts.remove)}
            </button>
          </li>
        )
      })}
    </ol>
  )
}
