import { type Signal, useSignal } from '@preact/signals'
import type { ComponentChildren, RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { HallDefinition } from '../../../../shared/hall-definition.ts'
import type { Text } from '../../../../shared/text.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import { hallTexts as texts } from '../../../../shared/texts/console-admin-hall.ts'
import { t } from '../../../../shared/ui/language.ts'
import { plain } from '../../../../shared/ui/service-search.ts'
import { type ArrowControl, ArrowGroup } from '../../common/arrow-group.tsx'
import { DrawnOnce } from '../../common/drawn-once.tsx'
import type { Path } from './draft-path.ts'
import { FilterField } from './filter-field.tsx'
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
    if (!isInserted.current) return
    isInserted.current = false
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
    // Who adds something fills it in next; by keyboard the whole list would stand between.
    form.current?.querySelector('input')?.focus()
  }, [entries.length])
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
        <EntryChoice
          title={title}
          entries={entries}
          aside={aside}
          at={at}
          query={query}
          list={list}
          markAt={(one, index) => markOf(faulty.has(index), saved.get(one.id), one)}
          onChoose={(index) => {
            chosenAt.value = index
          }}
        />
      </section>
      {entry !== undefined && (
        <section ref={form} class="entry" key={at} aria-label={t(entry.name) || entry.id}>
          <div class="entry-head">
            <h2>{t(entry.name) || t(texts.noName)}</h2>
            <button
              type="button"
              class="secondary"
              onClick={() => insert({ ...fresh(freeId(singular)), ...copied(entry) } as Entry<Name>)}
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

interface ChoiceProps<Name extends ListName> extends Pick<Props<Name>, 'title' | 'aside'> {
  readonly entries: readonly Entry<Name>[]
  /** Which of them is chosen. */
  readonly at: number
  /** Read here alone: what is typed into the filter does not draw the chosen entry's fields anew. */
  readonly query: Signal<string>
  readonly list: RefObject<HTMLUListElement | null>
  readonly markAt: (entry: Entry<Name>, index: number) => Mark | undefined
  readonly onChoose: (index: number) => void
}

/** The entries that a filter leaves, one of them chosen. */
function EntryChoice<Name extends ListName>(props: ChoiceProps<Name>) {
  const { title, entries, aside, at, query, list, markAt, onChoose } = props
  const asked = plain(query.value)
  const rows = entries.map((one) => {
    const words = aside(one)
    const isMeant =
      asked === '' || [one.id, one.name.zh, one.name.en, words].some((text) => plain(text).includes(asked))
    return { one, words, isMeant }
  })
  return (
    <>
      <FilterField label={texts.filterEntries} query={query} />
      <ArrowGroup label={t(title)} names={rows.filter(({ isMeant }) => isMeant).map(({ one }) => one.id)}>
        {(controlOf) => (
          <ul ref={list}>
            {rows.map(({ one, words, isMeant }, index) => {
              const isChosen = index === at
              const mark = markAt(one, index)
              const control = controlOf(one.id)
              return (
                // Hidden instead of taken out: what is typed into the filter then makes and unmakes nothing.
                <li key={one.id} hidden={!isMeant}>
                  <DrawnOnce of={[one, index, words, isChosen, mark, control.tabIndex]}>
                    {() => (
                      <EntryRow
                        entry={one}
                        aside={words}
                        isChosen={isChosen}
                        mark={mark}
                        control={control}
                        onChoose={() => onChoose(index)}
                      />
                    )}
                  </DrawnOnce>
                </li>
              )
            })}
          </ul>
        )}
      </ArrowGroup>
    </>
  )
}

/** Everything of an entry but what has to be its own. */
function copied<One extends { readonly id: string }>({ id: _, ...rest }: One): Omit<One, 'id'> {
  const {
    badgeNumber: __,
    number: ___,
    voice: ____,
    ...kept
  } = rest as { badgeNumber?: string; number?: number; voice?: boolean }
  return kept as Omit<One, 'id'>
}

type Mark = 'wrong' | 'new' | 'changed'

function markOf(isFaulty: boolean, before: unknown, now: unknown): Mark | undefined {
  if (isFaulty) return 'wrong'
  if (before === undefined) return 'new'
  return before !== now && JSON.stringify(before) !== JSON.stringify(now) ? 'changed' : undefined
}

const markWords: Readonly<Record<Mark, Text>> = {
  wrong: texts.markWrong,
  new: texts.markNew,
  changed: texts.markChanged,
}

interface RowProps {
  readonly entry: { readonly id: string; readonly name: Text }
  readonly aside: string
  readonly isChosen: boolean
  readonly mark: Mark | undefined
  readonly control: ArrowControl
  readonly onChoose: () => void
}

function EntryRow({ entry, aside, isChosen, mark, control, onChoose }: RowProps) {
  return (
    <button type="button" aria-current={isChosen ? 'true' : undefined} onClick={onChoose} {...control}>
      <span class="entry-name">{t(entry.name) || entry.id}</span>
      <span class="entry-aside">{aside}</span>
      {mark !== undefined && <span class={`mark ${mark}`}>{t(markWords[mark])}</span>}
    </button>
  )
}
