import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import type { CloseDayAnswer } from '../../../../shared/http/booking-setup-schemas.ts'
import type { HallView } from '../../../../shared/http/hall-schemas.ts'
import type { Text } from '../../../../shared/text.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import { closingReasons, closeDayTexts as texts } from '../../../../shared/texts/console-booking-manager.ts'
import { t } from '../../../../shared/ui/language.ts'
import type { LiveConnection } from '../../../../shared/ui/live.ts'
import { HoldButton } from '../../common/hold-button.tsx'
import { NoticeStrip } from '../../common/notice-strip.tsx'
import { createRunner } from '../../common/runner.ts'
import { useResend } from '../../common/use-resend.ts'
import type { StaffSession } from '../../session/staff-session.ts'
import { addDays, dateWords, isDate } from '../local-date.ts'
import { TimeField } from '../setup/fields.tsx'
import { useHallDate } from '../use-hall-time.ts'
import { ClosingEffect } from './closing-effect.tsx'
import { type Closing, useClosingPreview } from './use-closing-preview.ts'

interface Props {
  readonly hall: HallView
  readonly session: StaffSession
  readonly connection: LiveConnection
}

/** Closing a day or a part of it for booking: what becomes of those who have booked is shown before it is done. */
export function CloseDayTab({ hall, session, connection }: Props) {
  const today = useHallDate(hall.timeZone)
  const chosenDate = useSignal<string | undefined>(undefined)
  const date = chosenDate.value ?? addDays(today, 1)
  const part = useSignal<'whole' | 'part'>('whole')
  const from = useSignal<string | undefined>('12:00')
  const to = useSignal<string | undefined>('17:00')
  const zh = useSignal('')
  const en = useSignal('')
  const then = useSignal<'move' | 'cancel'>('move')
  const done = useSignal<CloseDayAnswer | undefined>(undefined)
  const runner = useMemo(
    () =>
      createRunner<CloseDayAnswer>({
        accept: (answer) => {
          done.value = answer
        },
        signedOut: session.expired,
      }),
    [session, done],
  )
  useResend(runner, connection)
  const isPart = part.value === 'part'
  const lacks: Text | undefined = !isDate(date)
    ? texts.lacksDate
    : isPart && (from.value === undefined || to.value === undefined || to.value <= from.value)
      ? texts.lacksHours
      : zh.value.trim() === ''
        ? texts.lacksReason
        : undefined
  const closing: Closing | undefined =
    lacks !== undefined
      ? undefined
      : {
          date,
          from: isPart ? (from.value ?? null) : null,
          to: isPart ? (to.value ?? null) : null,
          move: then.value === 'move',
          reason: { zh: zh.value.trim(), en: en.value.trim() },
        }
  const preview = useClosingPreview(done.value === undefined ? closing : undefined)
  if (done.value !== undefined)
    return (
      <section class="closing-done" role="status">
        <h2>{t(fillText(texts.done, { date: dateWords(done.value.date) }))}</h2>
        <ClosingEffect effect={done.value} tense="done" />
        <p class="hint">{t(texts.messagesGo)}</p>
        <button
          type="button"
          class="primary"
          onClick={() => {
            done.value = undefined
            zh.value = ''
            en.value = ''
          }}
        >
          {t(texts.another)}
        </button>
      </section>
    )
  return (
    <>
      <form class="closing-form" onSubmit={(event) => event.preventDefault()}>
        <h2>{t(texts.title)}</h2>
        <p class="hint">{t(texts.hint)}</p>
        <label class="field">
          {t(texts.date)}
          <input
            type="date"
            class="number"
            value={date}
            onInput={(event) => {
              chosenDate.value = event.currentTarget.value
            }}
          />
        </label>
        <Choice
          legend={texts.whatCloses}
          name="part"
          value={part.value}
          options={[
            { id: 'whole', words: texts.wholeDay },
            { id: 'part', words: texts.partOfDay },
          ]}
          onChoose={(id) => {
            part.value = id
          }}
        />
        {isPart && (
          <div class="pair">
            <TimeField label={texts.from} value={from.value} onChange={(next) => (from.value = next)} />
            <TimeField label={texts.to} value={to.value} onChange={(next) => (to.value = next)} />
          </div>
        )}
        <fieldset>
          <legend>{t(texts.reason)}</legend>
          <div class="pills">
            {closingReasons.map((reason) => (
              <button
                key={reason.zh}
                type="button"
                aria-pressed={zh.value === reason.zh}
                onClick={() => {
                  zh.value = reason.zh
                  en.value = reason.en
                }}
              >
                {t(reason)}
              </button>
            ))}
          </div>
          <div class="pair">
            <ReasonField
              label={texts.reasonZh}
              maxLength={60}
              value={zh.value}
              onInput={(next) => (zh.value = next)}
            />
            <ReasonField
              label={texts.reasonEn}
              maxLength={120}
              value={en.value}
              onInput={(next) => (en.value = next)}
            />
          </div>
          <p class="hint">{t(texts.reasonHint)}</p>
        </fieldset>
        <Choice
          legend={texts.booked}
          name="then"
          value={then.value}
          options={[
            { id: 'move', words: texts.move },
            { id: 'cancel', words: texts.cancel },
          ]}
          onChoose={(id) => {
            then.value = id
          }}
        />
      </form>
      <section class="closing-preview" aria-label={t(texts.effect)}>
        <h2>{t(texts.effect)}</h2>
        {lacks !== undefined && <p class="hint">{t(lacks)}</p>}
        {preview.status === 'asking' && <p class="hint">{t(texts.asking)}</p>}
        {preview.status === 'trouble' && (
          <p class="notice error" role="alert">
            {t(preview.text)}
          </p>
        )}
        {preview.status === 'here' && (
          <>
            <ClosingEffect effect={preview.value} tense="would" />
            <HoldButton
              label={fillText(texts.closeIt, { date: dateWords(date) })}
              onHeld={() => {
                if (closing !== undefined)
                  void runner.run({
                    path: '/api/v1/manager/booking/close-day',
                    body: closing,
                    words: texts.title,
                  })
              }}
            />
          </>
        )}
        <NoticeStrip runner={runner} />
      </section>
    </>
  )
}

interface ChoiceProps<Id extends string> {
  readonly legend: Text
  readonly name: string
  readonly value: Id
  readonly options: readonly { readonly id: Id; readonly words: Text }[]
  readonly onChoose: (id: Id) => void
}

function Choice<Id extends string>({ legend, name, value, options, onChoose }: ChoiceProps<Id>) {
  return (
    <fieldset>
      <legend>{t(legend)}</legend>
      <div class="pills">
        {options.map(({ id, words }) => (
          <label key={id}>
            <input type="radio" name={name} checked={value === id} onChange={() => onChoose(id)} />
            <span>{t(words)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

interface ReasonProps {
  readonly label: Text
  readonly maxLength: number
  readonly value: string
  readonly onInput: (value: string) => void
}

function ReasonField({ label, maxLength, value, onInput }: ReasonProps) {
  return (
    <label class="field">
      {t(label)}
      <input
        type="text"
        autocomplete="off"
        maxLength={maxLength}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </label>
  )
}
