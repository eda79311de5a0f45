import { useSignal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import type { QueuesView } from '../../../shared/http/queue-schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { fillText } from '../../../shared/texts/console.ts'
import {
  accessActWords,
  actorWords,
  eventWords,
  adminTexts as texts,
} from '../../../shared/texts/console-admin.ts'
import { get, wordsOf } from '../../../shared/ui/api.ts'
import { language, t } from '../../../shared/ui/language.ts'
import { isSignedOut, type StaffSession } from '../session/staff-session.ts'
import {
  type AuditEntry,
  type AuditRange,
  filterEntries,
  mergeEntries,
  newestRange,
  olderRange,
  ticketNumbers,
} from './audit-pages.ts'
import { useDraft } from './hall/hall-draft.ts'

/** Entries of one load: some screens of them, and a small answer. */
const pageSize = 100
/** Entries of one load of a search: the most that the hub gives at once. */
const searchPageSize = 500
/** Loads of one search at most, before it is asked for again; and the matches that it looks for. */
const longestSearch = 40
const findingsWanted = 20
/** Rows drawn at once: more of them would make the page slow, and nobody reads so many. */
const mostRows = 1_000

interface Props {
  readonly session: StaffSession
  readonly timeZone: string
}

/** Who did what and when, newest first, page by page. */
export function AuditList({ session, timeZone }: Props) {
  const entries = useSignal<readonly AuditEntry[]>([])
  const words = useSignal('')
  const actorKind = useSignal('')
  const isLoading = useSignal(false)
  const trouble = useSignal<Text | undefined>(undefined)
  const draft = useDraft()
  const names = useMemo(
    () => new Map((draft.saved.value?.staff ?? []).map(({ id, name }) => [id, name])),
    [draft.saved.value],
  )
  const knownNow = (): Known => ({ names, numbers: ticketNumbers(entries.value) })
  const matching = (known: Known) =>
    filterEntries(entries.value, { words: words.value, actorKind: actorKind.value }, (entry) =>
      describe(entry, known),
    )
  const load = async (range: () => Promise<AuditRange | undefined>) => {
    if (isLoading.value) return
    isLoading.value = true
    trouble.value = undefined
    try {
      const asked = await range()
      if (asked !== undefined) {
        const { entries: more } = await get<{ entries: AuditEntry[] }>(
          `/api/v1/admin/audit?after=${asked.after}&limit=${asked.limit}`,
        )
        entries.value = mergeEntries(entries.value, more)
      }
    } catch (error) {
      if (isSignedOut(error)) session.expired()
      trouble.value = wordsOf(error)
    }
    isLoading.value = false
  }
  // Every view of the hub carries the journal's last sequence; the queues' is the smallest that anybody may read.
  const loadNewest = () =>
    load(async () => {
      const { rev } = await get<QueuesView>('/api/v1/queues')
      entries.value = []
      return newestRange(rev, pageSize)
    })
  const loadOlder = () => load(async () => olderRange(entries.value, pageSize))
  /** Loads further back until some more entries match, so that a search reaches the whole journal. */
  const findOlder = async () => {
    const found = () => matching(knownNow()).length
    const wanted = found() + findingsWanted
    for (let asked = 0; asked < longestSearch && found() < wanted; asked += 1) {
      if (olderRange(entries.value, searchPageSize) === undefined) return
      await load(async () => olderRange(entries.value, searchPageSize))
      if (trouble.value !== undefined) return
    }
  }
  useEffect(() => {
    void loadNewest()
  }, [])

  const known = knownNow()
  const shown = matching(known)
  const isSearch = words.value.trim() !== '' || actorKind.value !== ''
  const kinds = [...new Set(entries.value.map(({ actor }) => actor.kind))].toSorted()
  const isAtBeginning = entries.value.length > 0 && olderRange(entries.value, pageSize) === undefined
  return (
    <section class="audit" aria-label={t(texts.audit)}>
      <div class="filters">
        <input
          type="search"
          autocomplete="off"
          aria-label={t(texts.filterAudit)}
          placeholder={t(texts.filterAudit)}
          value={words.value}
          onInput={(event) => {
            words.value = event.currentTarget.value
          }}
        />
        <select
          aria-label={t(texts.actor)}
          value={actorKind.value}
          onChange={(event) => {
            actorKind.value = event.currentTarget.value
          }}
        >
          <option value="">{t(texts.allActors)}</option>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(actorWords[kind] ?? { zh: kind, en: kind })}
            </option>
          ))}
        </select>
        <button
          type="button"
          class="secondary"
          aria-disabled={isLoading.value}
          onClick={() => void loadNewest()}
        >
          {t(texts.refresh)}
        </button>
        <span class="hint" role="status">
          {t(fillText(texts.shownOf, { loaded: entries.value.length, shown: shown.length }))}
        </span>
      </div>
      <p class="hint">{t(texts.auditHint)}</p>
      {trouble.value !== undefined && (
        <p class="notice error" role="alert">
          {t(trouble.value)}
        </p>
      )}
      {shown.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t(texts.seq)}</th>
              <th scope="col">{t(texts.when)}</th>
              <th scope="col">{t(texts.who)}</th>
              <th scope="col">{t(texts.what)}</th>
              <th scope="col">{t(texts.details)}</th>
              <th scope="col">{t(texts.hash)}</th>
            </tr>
          </thead>
          <tbody>
            {shown.slice(0, mostRows).map((entry) => (
              <EntryRow key={entry.seq} entry={entry} known={known} timeZone={timeZone} />
            ))}
          </tbody>
        </table>
      )}
      {shown.length === 0 && !isLoading.value && trouble.value === undefined && (
        <p class="nothing">{t(texts.noEntries)}</p>
      )}
      {isAtBeginning ? (
        <p class="hint">{t(texts.beginning)}</p>
      ) : (
        entries.value.length > 0 && (
          <button
            type="button"
            class="secondary"
            aria-disabled={isLoading.value}
            onClick={() => void (isSearch ? findOlder() : loadOlder())}
          >
            {t(
              !isSearch
                ? texts.older
                : isLoading.value
                  ? fillText(texts.findingOlder, { seq: entries.value.at(-1)?.seq ?? 0 })
                  : texts.findOlder,
            )}
          </button>
        )
      )}
    </section>
  )
}

/** What entries do not say themselves, by the ids that they name. */
interface Known {
  /** Of the staff, as the hall is now. */
  readonly names: ReadonlyMap<string, Text>
  /** Of tickets whose issue is loaded. */
  readonly numbers: ReadonlyMap<string, string>
}

const ticketOf = ({ data }: AuditEntry, { numbers }: Known) =>
  numbers.get(String(data.ticketId ?? data.caseId))

interface RowProps {
  readonly entry: AuditEntry
  readonly known: Known
  readonly timeZone: string
}

function EntryRow({ entry, known, timeZone }: RowProps) {
  const { seq, at, type, actor, data, hash } = entry
  const name = known.names.get(actor.id)
  const number = ticketOf(entry, known)
  const when = new Intl.DateTimeFormat(language.value === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
    hourCycle: 'h23',
  }).format(at)
  return (
    <tr>
      <td class="number">{seq}</td>
      <td class="nowrap">{when}</td>
      <td class="nowrap">
        {name !== undefined && `${t(name)} · `}
        {t(actorWords[actor.kind] ?? { zh: actor.kind, en: actor.kind })} <small>{actor.id}</small>
      </td>
      <td>
        {t(wordsOfEntry(entry))} <small>{type}</small>
      </td>
      <td class="details">
        {number !== undefined && <b class="number">{number} </b>}
        {detailsOf(data)}
      </td>
      <td>
        <code title={hash}>{hash.slice(0, 10)}</code>
      </td>
    </tr>
  )
}

/** What happened: the act itself where an event stands for many. */
function wordsOfEntry({ type, data }: AuditEntry): Text {
  return accessActWords[String(data.act)] ?? eventWords[type] ?? { zh: type, en: type }
}

/** Everything of an entry that a filter may look for, in both languages. */
function describe(entry: AuditEntry, known: Known): string {
  const { type, actor, data } = entry
  const event = wordsOfEntry(entry)
  const kind = actorWords[actor.kind]
  const name = known.names.get(actor.id)
  const who = [actor.kind, kind?.zh, kind?.en, actor.id, name?.zh, name?.en]
  return [type, event.zh, event.en, ...who, ticketOf(entry, known), detailsOf(data)].join(' ')
}

/** Characters of one value at most: a hall definition would fill the page. */
const valueLength = 80

function detailsOf(data: AuditEntry['data']): string {
  return Object.entries(data)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => {
      const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
      return `${name}: ${text.length > valueLength ? `${text.slice(0, valueLength)}…` : text}`
    })
    .join(', ')
}
