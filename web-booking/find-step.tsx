import { useMemo } from 'preact/hooks'
import type { HallView } from '../shared/http/hall-schemas.ts'
import { bookTexts, findTexts } from '../shared/texts/booking.ts'
import { Icon } from '../shared/ui/icon.tsx'
import { fill, t } from '../shared/ui/language.ts'
import { findServices, type Service } from '../shared/ui/service-search.ts'
import type { BookingFlow } from './booking-flow.ts'
import { keptBookings } from './kept-bookings.ts'
import { dayWords } from './pass-time.ts'
import { serviceNames } from './service-names.ts'
import { StepFrame } from './step-frame.tsx'
import { canBook, type StepProps } from './step-props.ts'
import { WholeWords } from './whole-words.tsx'

/** Finds the matter: by name, pinyin or initials, by life event, or by department. */
export function FindStep({ flow, hall, info }: StepProps) {
  const typed = flow.typed.value
  const found = findServices(hall.services, typed)
  const chosen = flow.choices.value.services.slice(0, flow.searchedMatter())
  const row = (service: Service) => (
    <ServiceRow
      key={service.id}
      service={service}
      state={chosen.includes(service.id) ? 'chosen' : canBook(info, service.id) ? 'bookable' : 'walk-in'}
      take={flow.takeMatter}
    />
  )
  return (
    <StepFrame flow={flow} hall={hall} {...(chosen.length > 0 && { title: findTexts.another })}>
      {chosen.length > 0 ? <Chosen services={chosen} hall={hall} /> : <MyBookings />}
      <SearchField flow={flow} />
      <p class="faint" role="status">
        {typed.trim() === ''
          ? ''
          : found.length === 0
            ? fill(findTexts.nothing, { query: typed })
            : fill(findTexts.found, { count: found.length })}
      </p>
      {found.length > 0 ? <ul class="rows card">{found.map(row)}</ul> : <Browse hall={hall} row={row} />}
      <p class="faint aside-note">
        <Icon name="guide" />
        {t(findTexts.noPhone)}
      </p>
    </StepFrame>
  )
}

function SearchField({ flow }: { readonly flow: BookingFlow }) {
  return (
    <div class="search">
      <Icon name="search" />
      <label class="only-spoken" for="search">
        {t(findTexts.search)}
      </label>
      <input
        id="search"
        type="text"
        inputMode="search"
        enterkeyhint="search"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        maxLength={40}
        placeholder={t(findTexts.searchHint)}
        value={flow.typed.value}
        onInput={(event) => {
          flow.typed.value = event.currentTarget.value
        }}
      />
      {flow.typed.value !== '' && (
        <button
          type="button"
          class="quiet"
          aria-label={t(findTexts.clear)}
          onClick={() => {
            flow.typed.value = ''
            document.getElementById('search')?.focus()
          }}
        >
          <Icon name="close" />
        </button>
      )}
    </div>
  )
}

interface BrowseProps {
  readonly hall: HallView
  readonly row: (service: Service) => preact.JSX.Element
}

function Browse({ hall, row }: BrowseProps) {
  const packages = hall.services.filter(({ kind }) => kind === 'package')
  const departments = hall.departments
    .map(({ id, name }) => ({
      id,
      name,
      services: hall.services.filter(({ departmentId, kind }) => departmentId === id && kind === 'matter'),
    }))
    .filter(({ services }) => services.length > 0)
  return (
    <>
      {packages.length > 0 && (
        <section class="group">
          <h2>
            <WholeWords text={findTexts.packages} />
          </h2>
          <ul class="rows card">{packages.map(row)}</ul>
        </section>
      )}
      <section class="group">
        <h2>{t(findTexts.departments)}</h2>
        <div class="departments card">
          {departments.map(({ id, name, services }) => (
            <details key={id} name="department">
              <summary>
                <span>{t(name)}</span>
                <span class="count">{fill(findTexts.departmentCount, { count: services.length })}</span>
                <Icon name="chevron-right" />
              </summary>
              <ul class="rows">{services.map(row)}</ul>
            </details>
          ))}
        </div>
      </section>
    </>
  )
}

interface RowProps {
  readonly service: Service
  readonly state: 'bookable' | 'walk-in' | 'chosen'
  readonly take: (serviceId: string) => void
}

function ServiceRow({ service, state, take }: RowProps) {
  const facts =
    state === 'bookable'
      ? [
          fill(bookTexts.about, { minutes: service.expectedMinutes }),
          ...(service.matters.length > 0
            ? [fill(findTexts.packageCount, { count: service.matters.length })]
            : []),
        ].join(' · ')
      : t(state === 'chosen' ? findTexts.chosenAlready : findTexts.walkIn)
  const words = (
    <span class="row-words">
      <span class="row-name">{t(service.name)}</span>
      <span class="faint">{facts}</span>
    </span>
  )
  return (
    <li>
      {state === 'bookable' ? (
        <button type="button" class="row" onClick={() => take(service.id)}>
          {words}
          <Icon name="chevron-right" />
        </button>
      ) : (
        <div class="row shut">{words}</div>
      )}
    </li>
  )
}

function Chosen({ services, hall }: { readonly services: readonly string[]; readonly hall: HallView }) {
  return (
    <p class="notice">
      <Icon name="check" />
      <span>
        {t(findTexts.chosen)} <b>{serviceNames(hall, services)}</b>
      </span>
    </p>
  )
}

/** The way to what was booked before, with the soonest one named. */
function MyBookings() {
  const next = useMemo(() => keptBookings().find(({ isOver }) => !isOver)?.known, [])
  return (
    <a class="button my-bookings" href="/book/mine">
      <Icon name="ticket" />
      <span class="row-words">
        <span class="row-name">{t(findTexts.mine)}</span>
        <span class="faint">
          {next === undefined
            ? t(findTexts.mineDetail)
            : fill(findTexts.mineNext, {
                date: dayWords(next.date),
                time: next.start,
                service: next.services.map(t).join(t({ zh: '、', en: ', ' })),
              })}
        </span>
      </span>
      <Icon name="chevron-right" />
    </a>
  )
}
