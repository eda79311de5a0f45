import { useSignal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import type { QueuesView } from '../../../shared/http/queue-schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { fillText } from '../../../shared/texts/console.ts'
import { adminTexts as texts } from '../../../shared/texts/console-admin.ts'
import { get, wordsOf } from '../../../shared/ui/api.ts'
import { t } from '../../../shared/ui/language.ts'
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
import { AuditRow, actorWordsOf, describeEntry, type Known } from './audit-row.tsx'
import { useDraft } from './hall/hall-draft.ts'
import { ListFilters } from './list-filters.tsx'

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
      describeEntry(entry, known),
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
      <ListFilters
        label={texts.filterAudit}
        query={words}
        choice={texts.actor}
        all={texts.allActors}
        options={kinds.map((id) => ({ id, words: actorWordsOf(id) }))}
        chosen={actorKind}
        count={fillText(texts.shownOf, { loaded: entries.value.length, shown: shown.length })}
      >
        <button
          type="button"
          class="secondary"
          aria-disabled={isLoading.value}
          onClick={() => void loadNewest()}
        >
          {t(texts.refresh)}
        </button>
      </ListFilters>
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
              <AuditRow key={entry.seq} entry={entry} known={known} timeZone={timeZone} />
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
