import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { HallView } from '../shared/http/hall-schemas.ts'
import type { Text } from '../shared/text.ts'
import { bookingSteps, bookTexts } from '../shared/texts/booking.ts'
import { Icon } from '../shared/ui/icon.tsx'
import { fill, t } from '../shared/ui/language.ts'
import type { BookingFlow, FlowNotice } from './booking-flow.ts'
import { dayWords } from './pass-time.ts'
import { serviceNames } from './service-names.ts'
import { stepNames } from './step-trail.ts'
import { WholeWords } from './whole-words.tsx'

interface Props {
  readonly flow: BookingFlow
  readonly hall: HallView
  /** The step's own heading when it is not the common one. */
  readonly title?: Text
  readonly children: ComponentChildren
}

/** One step: the way back, how far it is, its heading, which takes the focus, and what the step is about so far. */
export function StepFrame({ flow, hall, title, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  const step = flow.step.value
  const index = stepNames.indexOf(step)
  const asks = title ?? bookingSteps[step].title
  const words = t(asks)
  useEffect(() => {
    scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
  }, [])
  useEffect(() => {
    document.title = `${words} · ${t(bookTexts.page)}`
  }, [words])
  const { services, date, start } = flow.choices.value
  const slot = [date === null ? '' : dayWords(date), start ?? ''].join(' ').trim()
  return (
    <>
      <div class="step-head">
        <div class="step-way">
          {(index > 0 || flow.searchedMatter() > 0) && (
            <button type="button" class="quiet back" onClick={flow.back}>
              <Icon name="arrow-left" />
              {t(bookTexts.back)}
            </button>
          )}
          <p class="step-of">{fill(bookTexts.stepOf, { step: index + 1, steps: stepNames.length })}</p>
        </div>
        <h1 ref={heading} tabIndex={-1}>
          <WholeWords text={asks} />
        </h1>
        {index > 1 && (
          <p class="about">
            {[serviceNames(hall, services), step === 'day' || step === 'time' ? '' : slot]
              .filter((part) => part !== '')
              .join(' · ')}
          </p>
        )}
        <div class="progress" aria-hidden="true">
          {stepNames.map((name, place) => (
            <i key={name} class={place <= index ? 'done' : ''} />
          ))}
        </div>
        <div class="step-news" aria-live="assertive">
          {flow.notice.value !== undefined && <Notice notice={flow.notice.value} />}
        </div>
      </div>
      {children}
    </>
  )
}

/** Something to be told, with a mark that does not depend on its colour. */
export function Notice({ notice }: { readonly notice: FlowNotice }) {
  return (
    <div class={`notice ${notice.kind}`}>
      <Icon name="warning" />
      <p>{t(notice.text)}</p>
    </div>
  )
}
