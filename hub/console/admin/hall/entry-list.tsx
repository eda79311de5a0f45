import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { HallDefinition } from '../../../../shared/hall-definition.ts'
import type { Text } from '../../../../shared/text.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import { hallTexts as texts } from '../../../../shared/texts/console-admin-hall.ts'
import { t } from '../../../../shared/ui/language.ts'
import { plain } from '../../common/service-search.ts'
import type { Path } from './draft-path.ts'
import { useDraft } from './hall-draft.ts'

/** The lists of a hall whose entries have ids and names. */
type ListName = 'services' | 'departments' | 'zones' | 'windows' | 'staff' | 'devices'
type Entry<Name extends ListName> = HallDefinition[Name][number]

interface Props<Name extends ListName> {
  readonly name: Name
  readonly title: Text
  readonly add: Text
  /** What stands beside an entry's name in the list. */
  readonly aside: (entry: Entry<Name>) => string
  /** A new entry under an id that is free. */
  readonly fresh: (id: string) => Entry<Name>
  /** The fields of an entry; `isNew` while its id may still be chosen. */
  readonly children: (entry: Entry<Name>, path: Path, isNew: boolean) => ComponentChildren
}

/** A list of the hall at the left, with the fields of the chosen entry beside it. */
export function EntryList<Name extends ListName>({ name, title, add, aside, fresh, children }: Props<Name>) {
  const draft = useDraft()
  const query = useSignal('')
  const chosenAt = useSignal(0)
  const entries = (draft.hall.value?.[name] ?? []) as readonly Entry<Name>[]
  const saved = new Map((draft.saved.value?.[name] ?? []).map((entry) => [entry.id, entry as unknown]))
  const at = Math.max(0, Math.min(chosenAt.value, entries.length - 1))
  const entry = entries[at]
  const list = useRef<HTMLUListElement>(null)
  const form = useRef<HTMLElement>(null)
  const isInserted = useRef(false)
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
    // Who adds something fills it in next; by keyboard the whole list would stand between.
    if (isInserted.current) form.current?.querySelector('input')?.focus()
    isInserted.current = false
  }, [entries.length])
  const asked = plain(query.value)
  const matches = (one: Entry<Name>) =>
    asked === '' || [one.id, one.name.zh, one.name.en, aside(one)].some((text) => plain(text).includes(asked))
  const faulty = new Set(
    draft.faults.value.flatMap(({ path }) =>
      path.startsWith(`${name}[`) ? Number.parseInt(path.slice(name.length + 1), 10) : [],
    ),
  )
  const insert = (next: Entry<Name>) => {
    draft.set([name], [...entries, next])
    chosenAt.value = entries.length
    query.value = ''
    isInserted.current = true
  }
  const freeId = (stem: string) => {
    const taken = new Set([...entries.map(({ id }) => id), ...saved.keys()])
    let number = entries.length + 1
    while (taken.has(`${stem}-${number}`)) number += 1
    return `${stem}-${number}`
  }
  const singular = name === 'staff' ? 'staff' : name.slice(0, -1)
  return (
    <div class="entry-list">
      <section class="entries" aria-label={t(title)}>
        <div class="entries-head">
          <h2>
            {t(title)} <small>{entries.length}</small>
          </h2>
          <button type="button" class="secondary" onClick={() => insert(fresh(freeId(singular)))}>
            {t(add)}
          </button>
        </div>
        <input
          type="search"
          autocomplete="off"
          aria-label={t(texts.filterEntries)}
          placeholder={t(texts.filterEntries)}
          value={query.value}
          onInput={({ currentTarget }) => {
            query.value = currentTarget.value
          }}
        />
        <ul ref={list}>
          {entries.map((one, index) =>
            matches(one) ? (
              <li key={one.id}>
                <button
                  type="button"
                  aria-current={index === at ? 'true' : undefined}
                  onClick={() => {
                    chosenAt.value = index
                  }}
                >
                  <span class="entry-name">{t(one.name) || one.id}</span>
                  <span class="entry-aside">{aside(one)}</span>
                  <EntryMark isFaulty={faulty.has(index)} before={saved.get(one.id)} now={one} />
                </button>
              </li>
            ) : null,
          )}
        </ul>
      </section>
      {entry !== undefined && (
        <section ref={form} class="entry" key={at} aria-label={t(entry.name) || entry.id}>
          <div class="entry-head">
            <h2>{t(entry.name) || t(texts.noName)}</h2>
            <button
              type="button"
              class="secondary"
              onClick={() =>
                insert({ ...entry, ...fresh(freeId(singular)), ...copied(entry) } as Entry<Name>)
              }
            >
              {t(texts.copy)}
            </button>
            <button
              type="button"
              class="secondary danger"
              onClick={() => draft.set([name], entries.toSpliced(at, 1))}
            >
              {t(texts.remove)}
            </button>
          </div>
          {children(entry, [name, at], !saved.has(entry.id))}
          {saved.has(entry.id) && <p class="hint">{t(fillText(texts.entryId, { id: entry.id }))}</p>}
        </section>
      )}
    </div>
  )
}

/** Everything of an entry but what has to be its own. */
function copied<One extends { readonly id: string }>({ id: _, ...rest }: One): Omit<One, 'id'> {
  const { badgeNumber: __, number: ___, ...kept } = rest as { badgeNumber?: string; number?: number }
  return kept as Omit<One, 'id'>
}

function EntryMark({ isFaulty, before, now }: { isFaulty: boolean; before: unknown; now: unknown }) {
  if (isFaulty) return <span class="mark wrong">{t(texts.markWrong)}</span>
  if (before === undefined) return <span class="mark">{t(texts.markNew)}</span>
  if (JSON.stringify(before) !== JSON.stringify(now)) return <span class="mark">{t(texts.markChanged)}</span>
  return null
}
