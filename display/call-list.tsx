import { boardTexts } from '../shared/texts/display.ts'
import { Bilingual } from '../shared/ui/bilingual.tsx'
import { Icon, type IconName } from '../shared/ui/icon.tsx'
import type { BoardCall, CallLayout } from './call-layout.ts'
import { ClassMark } from './class-mark.tsx'
import { clockText } from './hall-time.ts'

interface Props {
  readonly layout: CallLayout
  readonly timeZone: string
  /** The number that the voice is at. */
  readonly spoken: string | undefined
}

/** The other calls, each in its row until a newer one needs it; those still open stand out. */
export function CallList({ layout, timeZone, spoken }: Props) {
  return (
    <ul
      class={`call-list ${layout.density}`}
      style={{ '--rows': layout.density === 'dense' ? layout.rows.length / 2 : layout.rows.length }}
      aria-label={`${boardTexts.recentCalls.zh} ${boardTexts.recentCalls.en}`}
    >
      {layout.rows.map((call, row) => (
        // The row is the place, which stays; the call in it comes and goes.
        <li key={row} class={call?.active ? 'open' : 'over'}>
          {call !== undefined && (
            <Call
              key={`${call.ticketNumber} ${call.call}`}
              call={call}
              timeZone={timeZone}
              icon={call.ticketNumber === spoken ? 'sound' : 'arrow-right'}
            />
          )}
        </li>
      ))}
    </ul>
  )
}

function Call({ call, timeZone, icon }: { call: BoardCall; timeZone: string; icon: IconName }) {
  return (
    <div class="call" data-ticket={call.ticketNumber}>
      <b class="ticket number">{call.ticketNumber}</b>
      <Icon name={icon} />
      <span class="goal">
        <b class="window number">{call.windowNumber}</b>
        <Bilingual text={boardTexts.window} />
      </span>
      <span class="where">
        <Bilingual text={call.windowName} />
      </span>
      <ClassMark ticketClass={call.class} />
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
