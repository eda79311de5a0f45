import type { ComponentChildren } from 'preact'
import type { BoardState } from '../shared/mqtt/topic-map.ts'
import { stands } from '../shared/notice.ts'
import type { Text } from '../shared/text.ts'
import { boardTexts } from '../shared/texts/display.ts'
import { appearance } from '../shared/ui/appearance.ts'
import { Bilingual } from '../shared/ui/bilingual.tsx'
import { now } from '../shared/ui/hub-clock.ts'
import { Icon, type IconName } from '../shared/ui/icon.tsx'
import { inTurns } from './text-turns.ts'
import { useTurns } from './use-turns.ts'

/** A line of a wide screen holds so many characters, less the larger the text; longer texts take two lines each. */
const lineCharacters = { zh: 50, en: 116 }

interface StripItem {
  readonly key: string
  readonly icon: IconName
  readonly label: Text
  readonly text: Text
}

interface Props {
  readonly state: BoardState | undefined
  /** What is more urgent than any notice, in the same place, so that nothing above moves for it; false for nothing. */
  readonly alarm: ComponentChildren | false
}

/** What the hall has to tell besides calls: its notices, its greeting, and why a later number may be called first. */
export function NoticeStrip({ state, alarm }: Props) {
  const items = stripItems(state, now.value)
  const keys = items.map(({ key }) => key).join(' ')
  // A new notice stands first and at once.
  const at = useTurns(keys) % items.length
  const shown = items[at]
  if (shown === undefined) return null
  // One height for all of them, so that nothing above moves when they take turns.
  const isLong = items.some(({ text }) => takesTwoLines(text))
  if (alarm !== false)
    return (
      <div class={isLong ? 'notice-strip long stale-strip' : 'notice-strip stale-strip'} role="alert">
        {alarm}
      </div>
    )
  return (
    <footer class={isLong ? 'notice-strip long' : 'notice-strip'}>
      <p class="label">
        <Icon name={shown.icon} />
        <Bilingual text={shown.label} />
      </p>
      <p key={shown.key} class={takesTwoLines(shown.text) ? 'notice two-lines' : 'notice'}>
        <Bilingual text={shown.text} />
      </p>
      {items.length > 1 && (
        <p class="page number">
          {at + 1}/{items.length}
        </p>
      )}
    </footer>
  )
}

function stripItems(state: BoardState | undefined, nowMs: number): StripItem[] {
  const notices = (state?.notices ?? []).filter((notice) => stands(notice, nowMs))
  const { notice, welcome, order, orderReason } = boardTexts
  const items: StripItem[] = [
    ...notices.map(({ id, text }) => ({ key: id, icon: 'bell', label: notice, text }) as const),
    ...(state?.welcome === undefined
      ? []
      : [{ key: 'welcome', icon: 'hall', label: welcome, text: state.welcome } as const]),
    { key: 'order', icon: 'info', label: order, text: orderReason },
  ]
  return items.flatMap((item) =>
    inTurns(item.text, charactersIn(2)).map((text, part) => ({ ...item, key: `${item.key} ${part}`, text })),
  )
}

function charactersIn(lines: 1 | 2): { zh: number; en: number } {
  const scale = appearance.value.textPercent / 100
  return { zh: (lines * lineCharacters.zh) / scale, en: (lines * lineCharacters.en) / scale }
}

function takesTwoLines({ zh, en }: Text): boolean {
  const line = charactersIn(1)
  return zh.length > line.zh || en.length > line.en
}
