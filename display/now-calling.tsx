import { boardTexts } from '../shared/texts/display.ts'
import { Bilingual } from '../shared/ui/bilingual.tsx'
import { Icon } from '../shared/ui/icon.tsx'
import type { CallLayout } from './call-layout.ts'
import { ClassMark } from './class-mark.tsx'
import { SoundButton } from './sound-button.tsx'
import type { ZoneVoice } from './voice/zone-voice.ts'

interface Props {
  readonly layout: CallLayout
  readonly isConnected: boolean
  readonly voice: ZoneVoice | undefined
}

/** A ticket and a window of so many characters together leave no room for the arrow between them. */
const crowdedCharacters = 8

/** The one large place: the newest open call, the last one when none is open, or words that say what to expect. */
export function NowCalling({ layout, isConnected, voice }: Props) {
  const call = layout.headline
  const speaking = voice?.speaking.value
  const title = call === undefined || call.active ? boardTexts.nowCalling : boardTexts.lastCalled
  return (
    <section class="now-calling" aria-label={`${title.zh} ${title.en}`}>
      <h2>
        <Bilingual text={title} />
        {speaking !== undefined && (
          <span class="speaking">
            <Icon name="sound" />
            <Bilingual text={boardTexts.speaking} /> <b class="number">{speaking.ticketNumber}</b>
          </span>
        )}
        {voice?.isQuiet.value === true ? <Quiet /> : <SoundButton voice={voice} />}
      </h2>
      <div aria-live="polite">
        {call === undefined ? (
          <NoCall isConnected={isConnected} />
        ) : (
          <Card key={`${call.ticketNumber} ${call.call}`} call={call} />
        )}
      </div>
    </section>
  )
}

function Quiet() {
  return (
    <span class="quiet">
      <Icon name="sound-off" />
      <Bilingual text={boardTexts.quiet} />
    </span>
  )
}

function NoCall({ isConnected }: Pick<Props, 'isConnected'>) {
  if (!isConnected)
    return (
      <div class="card none">
        <p class="say">
          <Bilingual text={boardTexts.connecting} />
        </p>
      </div>
    )
  return (
    <div class="card none">
      <p class="say">
        <Bilingual text={boardTexts.noCalls} />
      </p>
      <p class="hint">
        <Bilingual text={boardTexts.noCallsHint} />
      </p>
    </div>
  )
}

function Card({ call }: { call: NonNullable<CallLayout['headline']> }) {
  const windowDigits = String(call.windowNumber).length
  const isCrowded = call.ticketNumber.length + windowDigits >= crowdedCharacters
  return (
    <div
      class={`card ${call.active ? 'open' : 'over'} ${isCrowded ? 'crowded' : ''}`}
      data-ticket={call.ticketNumber}
      style={{
        '--ticket-characters': call.ticketNumber.length,
        '--window-digits': windowDigits,
      }}
    >
      <b class="ticket number">{call.ticketNumber}</b>
      <Icon name="arrow-right" />
      <span class="goal">
        <b class="window number">{call.windowNumber}</b>
        <Bilingual text={boardTexts.window} />
      </span>
      <span class="notes">
        <ClassMark ticketClass={call.class} />
        {call.active && call.call > 1 && (
          <span class="again">
            <Bilingual text={boardTexts.callAgain} values={{ call: call.call }} />
          </span>
        )}
      </span>
    </div>
  )
}
