import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import type { CallBackList, RevealedPhone } from '../../../../shared/http/call-back-schemas.ts'
import type { HallView } from '../../../../shared/http/hall-schemas.ts'
import { consoleTexts, fillText } from '../../../../shared/texts/console.ts'
import {
  callBackOutcomeWords,
  callBackTexts as texts,
} from '../../../../shared/texts/console-booking-manager.ts'
import { t } from '../../../../shared/ui/language.ts'
import type { LiveConnection } from '../../../../shared/ui/live.ts'
import { ChoiceDialog } from '../../common/choice-dialog.tsx'
import { NoticeStrip } from '../../common/notice-strip.tsx'
import { createRunner } from '../../common/runner.ts'
import { useResend } from '../../common/use-resend.ts'
import type { StaffSession } from '../../session/staff-session.ts'
import { useAskedAgain } from '../use-asked-again.ts'
import { CallBackCard } from './call-back-card.tsx'
import { openCallBacks } from './open-call-backs.ts'

/** Cards shown at first, and more at each press. */
const pageSize = 50

type Outcome = keyof typeof callBackOutcomeWords
const outcomes = Object.keys(callBackOutcomeWords) as Outcome[]

interface Props {
  readonly hall: HallView
  readonly session: StaffSession
  readonly connection: LiveConnection
}

/** Repeat visits to be called back: who came again for the same matter, and what happened the first time. */
export function CallBacksTab({ hall, session, connection }: Props) {
  const { answer: list, trouble } = useAskedAgain<CallBackList>('/api/v1/manager/call-backs', session)
  const shows = useSignal<'open' | 'closed'>('open')
  const limit = useSignal(pageSize)
  const closingId = useSignal<string | undefined>(undefined)
  const phones = useSignal<ReadonlyMap<string, RevealedPhone>>(new Map())
  const runner = useMemo(
    () =>
      createRunner<CallBackList | RevealedPhone>({
        accept: (answer) => {
          if ('callBacks' in answer) list.value = answer
        },
        signedOut: session.expired,
      }),
    [session, list],
  )
  useResend(runner, connection)

  const all = list.value?.callBacks ?? []
  const open = openCallBacks(all)
  const closed = all
    .filter((entry) => entry.closed !== null)
    .toSorted((a, b) => (b.closed?.at ?? 0) - (a.closed?.at ?? 0))
  const shown = shows.value === 'open' ? open : closed
  const closing = all.find(({ id }) => id === closingId.value)
  const isLocked = runner.state.value.status !== 'ready'
  const path = (id: string, act: string) => `/api/v1/manager/call-backs/${encodeURIComponent(id)}/${act}`
  const reveal = async (id: string) => {
    const answer = await runner.run({ path: path(id, 'reveal'), words: texts.reveal })
    if (answer !== undefined && 'phone' in answer) phones.value = new Map(phones.value).set(id, answer)
  }
  const close = async (id: string, outcome: Outcome) => {
    const answer = await runner.run({ path: path(id, 'close'), body: { outcome }, words: texts.close })
    if (answer === undefined) return
    closingId.value = undefined
    phones.value = new Map([...phones.value].filter(([other]) => other !== id))
    runner.say({ tone: 'done', text: fillText(texts.closedAs, { outcome: callBackOutcomeWords[outcome] }) })
  }
  const views = [
    { id: 'open', words: fillText(texts.openOnes, { n: open.length }) },
    { id: 'closed', words: fillText(texts.closedOnes, { n: closed.length }) },
  ] as const
  return (
    <div class="call-back-list">
      <header>
        <fieldset class="segments" aria-label={t(texts.title)}>
          {views.map(({ id, words }) => (
            <button
              key={id}
              type="button"
              aria-pressed={shows.value === id}
              onClick={() => {
                shows.value = id
                limit.value = pageSize
              }}
            >
              {t(words)}
            </button>
          ))}
        </fieldset>
        <p class="hint">{t(texts.hint)}</p>
      </header>
      {trouble.value !== undefined && (
        <p class="notice error" role="alert">
          {t(trouble.value)}
        </p>
      )}
      {closing === undefined && <NoticeStrip runner={runner} />}
      {list.value === undefined ? (
        trouble.value === undefined && <p class="nothing">{t(consoleTexts.loading)}</p>
      ) : shown.length === 0 ? (
        <p class="nothing" role="status">
          {t(shows.value === 'open' ? texts.noneOpen : texts.noneClosed)}
        </p>
      ) : (
        <ul>
          {shown.slice(0, limit.value).map((entry) => (
            <li key={entry.id}>
              <CallBackCard
                callBack={entry}
                timeZone={hall.timeZone}
                revealed={phones.value.get(entry.id)}
                isLocked={isLocked}
                onReveal={() => void reveal(entry.id)}
                onClose={() => {
                  runner.say(undefined)
                  closingId.value = entry.id
                }}
              />
            </li>
          ))}
        </ul>
      )}
      {shown.length > limit.value && (
        <button
          type="button"
          class="secondary"
          onClick={() => {
            limit.value += pageSize
          }}
        >
          {t(fillText(texts.more, { n: shown.length - limit.value }))}
        </button>
      )}
      {closing !== undefined && (
        <ChoiceDialog
          title={fillText(texts.closeTitle, { name: closing.name })}
          hint={texts.closeHint}
          choices={outcomes.map((id) => ({ id, label: t(callBackOutcomeWords[id]) }))}
          onChoose={(outcome) => void close(closing.id, outcome)}
          onClose={() => {
            closingId.value = undefined
          }}
        >
          <NoticeStrip runner={runner} />
        </ChoiceDialog>
      )}
    </div>
  )
}
