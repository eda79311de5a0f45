import { boardTexts } from '../shared/texts/display.ts'
import { Bilingual } from '../shared/ui/bilingual.tsx'
import { Icon } from '../shared/ui/icon.tsx'
import { type BoardCall, type CallLayout, denseRows } from './call-layout.ts'
import { clockText } from './hall-time.ts'

interface Props {
  readonly layout: CallLayout
  readonly timeZone: string
}

/** The other calls, each in its row until a newer one needs it; those still open stand out. */
export function CallList({ layout, timeZone }: Props) {
  const isBlank = layout.rows.every((call) => call === undefined)
  const density = isBlank ? 'blank' : layout.rows.length === denseRows ? 'dense' : 'roomy'
  return (
    <ul
      class={`call-list ${density}`}
      aria-label={`${boardTexts.recentCalls.zh} ${boardTexts.recentCalls.en}`}
    >
      {layout.rows.map((call, row) => (
        // The row is the place, which stays; the call in it comes and goes.
        <li key={row} class={call?.active ? 'open' : 'over'}>
          {call !== undefined && (
            <Call key={`${call.ticketNumber} ${call.call}`} call={call} timeZone={timeZone} />
          )}
        </li>
      ))}
    </ul>
  )
}

function Call({ call, timeZone }: { call: BoardCall; timeZone: string }) {
  return (
    <div class="call" data-ticket={call.ticketNumber}>
      <b class="ticket number">{call.ticketNumber}</b>
      <Icon name="arrow-right" />
      <span class="goal">
        <b class="window number">{call.windowNumber}</b>
        <Bilingual text={boardTexts.window} />
      </span>
      <span class="where">
        <Bilingual text={call.windowName} />
      </span>
      <span class="when">
        {call.active ? (
          <Bilingual text={boardTexts.pleaseGo} />
        ) : (
          <time class="number">{clockText(call.calledAt, timeZone)}</time>
        )}
      </span>
    </div>
  )
}
