import { useSignal } from '@preact/signals'
import { useEffect, useId } from 'preact/hooks'
import type { TicketClass } from '../../../../shared/hall-definition.ts'
import type { TicketPicture } from '../../../../shared/http/hall-file-schemas.ts'
import type { Text } from '../../../../shared/text.ts'
import { classWords } from '../../../../shared/texts/common.ts'
import { consoleTexts, fillText } from '../../../../shared/texts/console.ts'
import { hallTexts as texts } from '../../../../shared/texts/console-admin-hall.ts'
import { ticketPartWords } from '../../../../shared/texts/console-admin-transfer.ts'
import { type TicketPart, ticketParts } from '../../../../shared/ticket-parts.ts'
import { command, wordsOf } from '../../../../shared/ui/api.ts'
import { t } from '../../../../shared/ui/language.ts'
import { isSignedOut, type StaffSession } from '../../session/staff-session.ts'
import { Group, TextField } from '../hall/fields.tsx'
import { useDraft, useField } from '../hall/hall-draft.ts'
import { optionsOf } from '../hall/options.ts'

/** How long typing has to rest before the ticket is drawn anew, in milliseconds. */
const restMs = 300

interface Props {
  readonly session: StaffSession
}

/** How tickets look on paper, with the paper beside it. */
export function TicketPanel({ session }: Props) {
  return (
    <div class="ticket-panel">
      <div class="panel">
        <Parts />
        <Group title={texts.ticketWords}>
          <TextField path={['ticketLayout', 'greeting']} label={texts.ticketGreeting} optional="optional" />
          <TextField
            path={['ticketLayout', 'advice']}
            label={texts.ticketAdvice}
            hint={texts.ticketAdviceHint}
            optional="optional"
          />
        </Group>
      </div>
      <Preview session={session} />
    </div>
  )
}

function Parts() {
  const draft = useDraft()
  const { value, set } = useField(['ticketLayout', 'parts'])
  const parts = (Array.isArray(value) ? value : ticketParts) as readonly TicketPart[]
  const others = ticketParts.filter((part) => !parts.includes(part))
  const swap = (at: number) =>
    set(parts.toSpliced(at, 2, parts[at + 1] as TicketPart, parts[at] as TicketPart))
  return (
    <section class="group" aria-label={t(texts.ticketParts)}>
      <h3>{t(texts.ticketParts)}</h3>
      <ul class="ticket-parts">
        {[...parts, ...others].map((part) => {
          const at = parts.indexOf(part)
          return (
            <li key={part}>
              <label>
                <input
                  type="checkbox"
                  checked={at >= 0}
                  onChange={() => set(at >= 0 ? parts.filter((other) => other !== part) : [...parts, part])}
                />
                {t(ticketPartWords[part])}
              </label>
              <span class="line-acts">
                <PartButton
                  part={part}
                  sign="↑"
                  words={texts.partUp}
                  isThere={at > 0}
                  onPress={() => swap(at - 1)}
                />
                <PartButton
                  part={part}
                  sign="↓"
                  words={texts.partDown}
                  isThere={at >= 0 && at < parts.length - 1}
                  onPress={() => swap(at)}
                />
              </span>
            </li>
          )
        })}
      </ul>
      {draft.hall.value?.ticketLayout !== undefined && (
        <button type="button" class="secondary" onClick={() => draft.set(['ticketLayout'], undefined)}>
          {t(texts.usualLayout)}
        </button>
      )}
    </section>
  )
}

interface PartButtonProps {
  readonly part: TicketPart
  readonly sign: string
  readonly words: Text
  readonly isThere: boolean
  readonly onPress: () => void
}

function PartButton({ part, sign, words, isThere, onPress }: PartButtonProps) {
  if (!isThere) return null
  return (
    <button
      type="button"
      class="quiet"
      aria-label={t(fillText(words, { part: ticketPartWords[part] }))}
      onClick={onPress}
    >
      {sign}
    </button>
  )
}

/** The ticket as the printers would print it; the last picture stays while the next one is drawn. */
function Preview({ session }: Props) {
  const { hall } = useDraft()
  const svg = useSignal('')
  const trouble = useSignal<Text | undefined>(undefined)
  const serviceId = useSignal(hall.value?.services[0]?.id ?? '')
  const ticketClass = useSignal<TicketClass>('walkin')
  const serviceField = useId()
  const classField = useId()
  const layout = hall.value?.ticketLayout
  const asked = JSON.stringify({
    ...(layout !== undefined && { layout }),
    class: ticketClass.value,
    serviceId: serviceId.value,
    hallName: hall.value?.name,
  })
  useEffect(() => {
    let isOver = false
    const draw = async () => {
      try {
        const picture = await command<TicketPicture>('/api/v1/admin/ticket-preview', JSON.parse(asked))
        if (isOver) return
        svg.value = picture.svg
        trouble.value = undefined
      } catch (error) {
        if (isSignedOut(error)) session.expired()
        if (!isOver) trouble.value = wordsOf(error)
      }
    }
    const timer = setTimeout(() => void draw(), svg.value === '' ? 0 : restMs)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [asked])
  return (
    <section class="ticket-preview" aria-label={t(texts.preview)}>
      <h3>{t(texts.preview)}</h3>
      <div class="sample">
        <label htmlFor={serviceField}>{t(texts.previewOf)}</label>
        <select
          id={serviceField}
          value={serviceId.value}
          onChange={({ currentTarget }) => {
            serviceId.value = currentTarget.value
          }}
        >
          {optionsOf(hall.value?.services ?? []).map(({ id, words }) => (
            <option key={id} value={id}>
              {t(words)}
            </option>
          ))}
        </select>
        <label htmlFor={classField}>{t(texts.previewClass)}</label>
        <select
          id={classField}
          value={ticketClass.value}
          onChange={({ currentTarget }) => {
            ticketClass.value = currentTarget.value as TicketClass
          }}
        >
          {(['walkin', 'appointment', 'green'] as const).map((name) => (
            <option key={name} value={name}>
              {t(classWords[name])}
            </option>
          ))}
        </select>
      </div>
      {trouble.value !== undefined && (
        <p class="notice error" role="alert">
          {t(trouble.value)}
        </p>
      )}
      {svg.value === '' && trouble.value === undefined && (
        <p class="hint" role="status">
          {t(consoleTexts.loading)}
        </p>
      )}
      {/* The hub draws it, and escapes every text in it. */}
      <div class="paper" dangerouslySetInnerHTML={{ __html: svg.value }} />
      <p class="hint">{t(texts.previewHint)}</p>
    </section>
  )
}
