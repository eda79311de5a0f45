import { useEffect, useRef } from 'preact/hooks'
import type { HallView } from '../../shared/http/hall-schemas.ts'
import type { QueuesView } from '../../shared/http/queue-schemas.ts'
import { kioskTexts } from '../../shared/texts/kiosk.ts'
import { Icon } from '../../shared/ui/icon.tsx'
import { fill, t } from '../../shared/ui/language.ts'
import { findServices, nextLetters } from '../../shared/ui/service-search.ts'
import { LetterKeyboard } from './letter-keyboard.tsx'
import { BackBar, ServiceGrid } from './list-screen.tsx'

interface Props {
  readonly hall: HallView
  readonly queues: QueuesView | undefined
  readonly typed: string
  readonly type: (typed: string) => void
  readonly back: () => void
  readonly choose: (serviceId: string) => void
}

/** The search by name, pinyin or initials; the field also takes a real keyboard or a pinyin input method. */
export function SearchScreen({ hall, queues, typed, type, back, choose }: Props) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const found = findServices(hall.services, typed)
  return (
    <section class="list searching">
      <BackBar back={back}>
        <label class="field">
          <Icon name="search" />
          <span class="only-spoken">{t(kioskTexts.searchField)}</span>
          <input
            ref={field}
            value={typed}
            onInput={(event) => type(event.currentTarget.value)}
            inputMode="none"
            autocomplete="off"
            spellcheck={false}
            maxLength={20}
            placeholder={t(kioskTexts.searchHint)}
          />
        </label>
      </BackBar>
      <p class="found" role="status">
        {wordsFor(typed, found.length)}
      </p>
      <ServiceGrid services={found} queues={queues} listId={`search ${typed}`} choose={choose} />
      <LetterKeyboard
        live={nextLetters(hall.services, typed)}
        press={(letter) => type(typed + letter)}
        deleteLetter={() => type(typed.slice(0, -1))}
        clear={() => type('')}
        isEmpty={typed === ''}
      />
    </section>
  )
}

function wordsFor(typed: string, count: number): string {
  if (typed.trim() === '') return t(kioskTexts.searchEmpty)
  return count === 0 ? fill(kioskTexts.searchNothing, { query: typed }) : fill(kioskTexts.found, { count })
}
