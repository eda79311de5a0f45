import { useSignal } from '@preact/signals'
import type { BookingInfo, BookingView } from '../shared/http/booking-schemas.ts'
import { heldTexts, passTexts } from '../shared/texts/booking-pass.ts'
import { codeTexts } from '../shared/texts/booking-person.ts'
import { command } from '../shared/ui/api.ts'
import { hubNow, now } from '../shared/ui/hub-clock.ts'
import { Icon } from '../shared/ui/icon.tsx'
import { fill, t } from '../shared/ui/language.ts'
import { CodeForm } from './code-form.tsx'
import { DemoCode } from './demo-code.tsx'
import { dayWords, durationWords, instantWords } from './pass-time.ts'
import { ResendCode } from './resend-code.tsx'
import { usePolled } from './use-polled.ts'
import { WholeWords } from './whole-words.tsx'

interface Props {
  readonly view: BookingView
  take(view: BookingView): void
}

/** A place that is held until the code of the message is entered. */
export function PassHeld({ view, take }: Props) {
  const path = `/api/v1/bookings/${view.code}`
  const sentAt = useSignal(view.at)
  const info = usePolled<BookingInfo>('/api/v1/booking', null).value
  return (
    <main class="pass-held">
      <h1 tabIndex={-1}>
        <WholeWords text={heldTexts.title} />
      </h1>
      <section class="card">
        <dl class="pairs">
          <dt>{t(passTexts.time)}</dt>
          <dd>
            {dayWords(view.date)}{' '}
            <span class="number">
              {view.start}–{view.end}
            </span>
          </dd>
          <dt>{t(passTexts.place)}</dt>
          <dd>{t(view.zoneName)}</dd>
          <dt>{t(passTexts.services)}</dt>
          <dd>{view.services.map(({ name }) => t(name)).join(' · ')}</dd>
        </dl>
        <HeldUntil view={view} />
      </section>
      <section class="card">
        {view.person.phone !== null && <p>{fill(codeTexts.sentTo, { phone: view.person.phone })}</p>}
        <CodeForm
          submitText={codeTexts.confirm}
          submit={async (code, commandId) =>
            take(await command<BookingView>(`${path}/confirm`, { code }, { commandId }))
          }
        />
        <ResendCode
          sentAt={sentAt.value}
          resend={async (commandId) => {
            const next = await command<BookingView>(`${path}/resend`, {}, { commandId })
            take(next)
            sentAt.value = next.at
          }}
        />
        {info?.demoCodes === true && <DemoCode code={view.code} />}
      </section>
    </main>
  )
}

function HeldUntil({ view }: { readonly view: BookingView }) {
  if (view.heldUntil === null) return null
  const leftMs = view.heldUntil - now.value
  return (
    <div class="notice attention">
      <Icon name="clock" />
      <div>
        <p>{fill(heldTexts.until, { time: instantWords(view.heldUntil, view.timeZone, hubNow()) })}</p>
        {leftMs > 0 && <b role="timer">{fill(heldTexts.left, { time: durationWords(leftMs) })}</b>}
      </div>
    </div>
  )
}
