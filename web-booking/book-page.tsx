import { useEffect, useMemo } from 'preact/hooks'
import type { BookingInfo } from '../shared/http/booking-schemas.ts'
import type { HallView } from '../shared/http/hall-schemas.ts'
import { bookTexts, findTexts } from '../shared/texts/booking.ts'
import { bookingFrameTexts } from '../shared/texts/booking-frame.ts'
import { noteHubTime } from '../shared/ui/hub-clock.ts'
import { Icon } from '../shared/ui/icon.tsx'
import { t } from '../shared/ui/language.ts'
import { BookSummary } from './book-summary.tsx'
import { createBookingFlow } from './booking-flow.ts'
import { CodeStep } from './code-step.tsx'
import { DayStep } from './day-step.tsx'
import { FindStep } from './find-step.tsx'
import { HintsStep } from './hints-step.tsx'
import { IdentityStep } from './identity-step.tsx'
import { PageFrame } from './page-frame.tsx'
import { createPlaceHolder } from './place-holder.ts'
import { createProofWork } from './proof-work.ts'
import type { StepProps } from './step-props.ts'
import { TimeStep } from './time-step.tsx'
import { type Polled, usePolled } from './use-polled.ts'
import { WholeWords } from './whole-words.tsx'

/** The page on which a visitor books. */
export function BookPage() {
  const hall = usePolled<HallView>('/api/v1/hall', null)
  const info = usePolled<BookingInfo>('/api/v1/booking', null)
  return (
    <PageFrame hallName={hall.value?.name}>
      {hall.value === undefined || info.value === undefined ? (
        <Waiting views={[hall, info]} />
      ) : info.value.services.length + info.value.projectServices.length === 0 ? (
        <main class="state">
          <Icon name="info" size={56} />
          <h1>
            <WholeWords text={bookTexts.noneTitle} />
          </h1>
          <p>{t(bookTexts.noneDetail)}</p>
        </main>
      ) : (
        <Steps hall={hall.value} info={info.value} />
      )}
    </PageFrame>
  )
}

function Waiting({ views }: { readonly views: readonly Polled<unknown>[] }) {
  if (views.every(({ problem }) => problem === undefined))
    return (
      <main class="loading">
        <p role="status">{t(bookingFrameTexts.loading)}</p>
      </main>
    )
  return (
    <main class="state">
      <Icon name="offline" size={56} />
      <div role="alert">
        <h1>{t(bookingFrameTexts.awayTitle)}</h1>
        <p>{t(bookingFrameTexts.awayDetail)}</p>
      </div>
      <button
        type="button"
        class="secondary"
        onClick={() => {
          for (const { refresh } of views) refresh()
        }}
      >
        {t(bookingFrameTexts.tryAgain)}
      </button>
    </main>
  )
}

function Steps({ hall, info }: Pick<StepProps, 'hall' | 'info'>) {
  const flow = useMemo(() => {
    noteHubTime(info.now)
    return createBookingFlow()
  }, [])
  const proof = useMemo(createProofWork, [])
  const holder = useMemo(() => createPlaceHolder(flow, proof), [flow, proof])
  useEffect(() => flow.stop, [flow])
  useEffect(() => {
    // A link may name a matter that is gone, and a page kept from yesterday a day that is over.
    const { services, date } = flow.choices.peek()
    const known = services.filter((id) => hall.services.some((service) => service.id === id))
    if (known.length < services.length) {
      flow.choose({ services: known, date: null, start: null, end: null })
      flow.backTo('find', { kind: 'attention', text: findTexts.unknown })
    } else if (date !== null && date < info.today) flow.choose({ date: null, start: null, end: null })
  }, [flow, hall, info])
  const props: StepProps = { flow, hall, info, proof, holder }
  return (
    <div class="columns">
      <main class="step" key={flow.step.value}>
        <Step {...props} />
      </main>
      <BookSummary {...props} />
    </div>
  )
}

function Step(props: StepProps) {
  switch (props.flow.step.value) {
    case 'find':
      return <FindStep {...props} />
    case 'hints':
      return <HintsStep {...props} />
    case 'day':
      return <DayStep {...props} />
    case 'time':
      return <TimeStep {...props} />
    case 'identity':
      return <IdentityStep {...props} />
    case 'code':
      return <CodeStep {...props} />
  }
}
