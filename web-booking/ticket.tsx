import { useSignal } from '@preact/signals'
import type { FollowView } from '../shared/http/follow-schemas.ts'
import { followStatus, followTexts } from '../shared/texts/follow.ts'
import { isHardlyAWait, waitFigure } from '../shared/texts/wait-range.ts'
import { ClassChip } from '../shared/ui/class-chip.tsx'
import { now } from '../shared/ui/hub-clock.ts'
import { Icon, type IconName } from '../shared/ui/icon.tsx'
import { fill, t } from '../shared/ui/language.ts'
import type { CallSignal } from './call-signal.ts'
import { LeaveQueue } from './leave-queue.tsx'
import { timeOf } from './time.ts'
import { useWakeLock } from './use-wake-lock.ts'

interface Props {
  readonly code: string
  readonly view: FollowView
  readonly signal: CallSignal
}

/** One ticket: its number, and in the largest place what its holder is to know now. */
export function Ticket({ code, view, signal }: Props) {
  const isOpen = view.status === 'waiting' || view.status === 'called' || view.status === 'held'
  return (
    <>
      <section class="slip" data-status={view.status}>
        <p class="slip-label">{t(followTexts.yourNumber)}</p>
        <h1 class="number">{view.ticketNumber}</h1>
        <p class="service">{t(view.serviceName)}</p>
        <p class="facts">
          <ClassChip class={view.class} />
          <span class="status">{t(followStatus[view.status].word)}</span>
          {view.appointmentAt !== null && (
            <span>{fill(followTexts.bookedFor, { time: timeOf(view.appointmentAt, view.timeZone) })}</span>
          )}
          <span>
            {fill(view.appointmentAt === null ? followTexts.taken : followTexts.checkedIn, {
              time: timeOf(view.issuedAt, view.timeZone),
            })}
          </span>
        </p>
      </section>
      {view.status === 'waiting' && <Booked view={view} />}
      <div aria-live="assertive">
        <Now view={view} />
      </div>
      {isOpen && <Sound signal={signal} />}
      {view.status === 'waiting' && <LeaveQueue code={code} ticketNumber={view.ticketNumber} />}
    </>
  )
}

/** What the booking means for the waiting: its slot has not begun, or was missed. */
function Booked({ view }: { readonly view: FollowView }) {
  const { appointmentAt } = view
  if (appointmentAt === null) return null
  const time = timeOf(appointmentAt, view.timeZone)
  if (view.class === 'walkin')
    return (
      <p class="notice attention">
        <Icon name="info" />
        {fill(followTexts.bookedLate, { time })}
      </p>
    )
  if (now.value >= appointmentAt) return null
  return (
    <p class="notice appointment">
      <Icon name="clock" />
      {fill(followTexts.bookedEarly, { time })}
    </p>
  )
}

function Now({ view }: { readonly view: FollowView }) {
  if (view.status === 'waiting') return <Waiting view={view} />
  if (view.status === 'called' && view.window !== null) return <Called view={view} window={view.window} />
  return (
    <section class="state" data-status={view.status}>
      <Icon name={stateIcons[view.status]} size={56} />
      <h2>{t(followStatus[view.status].word)}</h2>
      {view.window !== null &&
        (view.status === 'serving' || view.status === 'held' || view.status === 'no-show') && (
          <p class="at-window">
            {fill(followTexts.atWindow, { window: view.window.number })} · {t(view.window.zoneName)}
          </p>
        )}
      <p>{t(followStatus[view.status].detail)}</p>
    </section>
  )
}

const stateIcons: Record<FollowView['status'], IconName> = {
  waiting: 'clock',
  called: 'bell',
  serving: 'desk',
  held: 'clock',
  'no-show': 'warning',
  served: 'check',
  void: 'close',
  closed: 'info',
}

/** People drawn at most; more are told by the figure alone. */
const drawnPeople = 9

function Waiting({ view: { peopleAhead, waitRange } }: { readonly view: FollowView }) {
  // Others may wait for the same windows, and yet there is hardly a wait: to tell of them would only puzzle.
  if (peopleAhead > 0 && waitRange !== null && isHardlyAWait(waitRange))
    return (
      <section class="waiting next">
        <p class="next-words">{t(followTexts.soon)}</p>
        <p class="hint">{t(followTexts.nextDetail)}</p>
      </section>
    )
  if (peopleAhead === 0)
    return (
      <section class="waiting next">
        <p class="next-words">{t(followTexts.next)}</p>
        <Line peopleAhead={0} />
        <Expected range={waitRange} />
        <p class="hint">{t(followTexts.nextDetail)}</p>
      </section>
    )
  return (
    <section class="waiting">
      <p class="ahead-label">{t(followTexts.ahead)}</p>
      <p class="ahead">
        <b class="number">{peopleAhead}</b> {t(peopleAhead === 1 ? followTexts.person : followTexts.people)}
      </p>
      <Line peopleAhead={peopleAhead} />
      <p class="place">{fill(followTexts.place, { place: peopleAhead + 1 })}</p>
      <Expected range={waitRange} />
      <p class="hint">{t(followTexts.waitingDetail)}</p>
    </section>
  )
}

/** How long it will still take, as far as it is known. */
function Expected({ range }: { readonly range: FollowView['waitRange'] }) {
  if (range === null) return null
  if (isHardlyAWait(range)) return <p class="expected soon">{t(followTexts.soon)}</p>
  return (
    <p class="expected">
      <span>{t(followTexts.expectedWait)}</span> <b>{t(waitFigure(range))}</b>
    </p>
  )
}

/** The line in front of the desk: who is ahead, and the visitor at its end. */
function Line({ peopleAhead }: { readonly peopleAhead: number }) {
  const drawn = Math.min(peopleAhead, drawnPeople)
  return (
    <div class="line" aria-hidden="true">
      <Icon name="desk" size={22} />
      {Array.from({ length: drawn }, (_, index) => (
        <i key={index} />
      ))}
      {peopleAhead > drawn && <span>…</span>}
      <i class="you" />
    </div>
  )
}

function Called({ view, window }: { view: FollowView; window: NonNullable<FollowView['window']> }) {
  return (
    <section class="called">
      <p class="come">{t(followTexts.comeNow)}</p>
      <p class="window">
        <b class="number">{window.number}</b>
        <span>{t(followTexts.window)}</span>
      </p>
      <p class="where">
        {t(window.zoneName)} · {t(window.name)}
      </p>
      <p>{t(followStatus.called.detail)}</p>
      {view.calledAt !== null && (
        <p>{fill(followTexts.calledAt, { time: timeOf(view.calledAt, view.timeZone) })}</p>
      )}
    </section>
  )
}

function Sound({ signal }: { readonly signal: CallSignal }) {
  const isOn = useSignal(false)
  const isAwake = useWakeLock()
  if (isOn.value)
    return (
      <p class="notice good" role="status">
        <Icon name="sound" />
        <span>
          {t(followTexts.soundIsOn)} {t(isAwake ? followTexts.staysAwake : followTexts.keepOpen)}
        </span>
      </p>
    )
  const arm = () => {
    signal.arm()
    isOn.value = true
  }
  return (
    <div class="sound">
      <button type="button" class="secondary" onClick={arm}>
        <Icon name="bell" />
        {t(followTexts.soundOn)}
      </button>
      <p>{t(followTexts.soundNeedsTap)}</p>
    </div>
  )
}
