import type { Text } from '../../../shared/text.ts'
import { accessActWords, actorWords, eventWords } from '../../../shared/texts/console-admin.ts'
import { t } from '../../../shared/ui/language.ts'
import type { AuditEntry } from './audit-pages.ts'
import { momentWords } from './moment-words.ts'

/** What entries do not say themselves, by the ids that they name. */
export interface Known {
  /** Of the staff, as the hall is now. */
  readonly names: ReadonlyMap<string, Text>
  /** Of tickets whose issue is loaded. */
  readonly numbers: ReadonlyMap<string, string>
}

const ticketOf = ({ data }: AuditEntry, { numbers }: Known) =>
  numbers.get(String(data.ticketId ?? data.caseId))

interface Props {
  readonly entry: AuditEntry
  readonly known: Known
  readonly timeZone: string
}

/** One entry of the audit trail: when, who, what, and its place in the chain. */
export function AuditRow({ entry, known, timeZone }: Props) {
  const { seq, at, type, actor, data, hash } = entry
  const name = known.names.get(actor.id)
  const number = ticketOf(entry, known)
  return (
    <tr>
      <td class="number">{seq}</td>
      <td class="nowrap">{momentWords(at, timeZone, 'short')}</td>
      <td class="nowrap">
        {name !== undefined && `${t(name)} · `}
        {t(actorWordsOf(actor.kind))} <small>{actor.id}</small>
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

/** A role that acts, in words. */
export function actorWordsOf(kind: string): Text {
  return actorWords[kind] ?? { zh: kind, en: kind }
}

/** What happened: the act itself where an event stands for many. */
function wordsOfEntry({ type, data }: AuditEntry): Text {
  return accessActWords[String(data.act)] ?? eventWords[type] ?? { zh: type, en: type }
}

/** Everything of an entry that a filter may look for, in both languages. */
export function describeEntry(entry: AuditEntry, known: Known): string {
  const { type, actor, data } = entry
  const event = wordsOfEntry(entry)
  const kind = actorWordsOf(actor.kind)
  const name = known.names.get(actor.id)
  const who = [actor.kind, kind.zh, kind.en, actor.id, name?.zh, name?.en]
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
