import { useSignalEffect } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import type { DeviceCredential } from '../shared/http/device-schemas.ts'
import { boardTexts } from '../shared/texts/display.ts'
import { Bilingual } from '../shared/ui/bilingual.tsx'
import { Icon } from '../shared/ui/icon.tsx'
import { BoardHeader } from './board-header.tsx'
import { type BoardLife, startBoard } from './board-life.ts'
import { CallList } from './call-list.tsx'
import { clockText } from './hall-time.ts'
import { HowItWorks } from './how-it-works.tsx'
import { NoticeStrip } from './notice-strip.tsx'
import { NowCalling } from './now-calling.tsx'
import { QueueColumn } from './queue-column.tsx'

interface Props {
  readonly credential: DeviceCredential
  readonly zoneId: string
  readonly timeZone: string
}

/** The hall board of a zone: who is called where, and who waits. */
export function Board({ credential, zoneId, timeZone }: Props) {
  const life = useMemo(() => startBoard(credential, zoneId, timeZone), [credential, zoneId, timeZone])
  useEffect(() => () => life.stop(), [life])
  useSignalEffect(() => {
    const spoken = life.voice.value?.speaking.value?.ticketNumber
    if (spoken === undefined) delete document.body.dataset.speaking
    else document.body.dataset.speaking = spoken
  })

  const state = life.state.value
  const hasCalls = life.layout.value.headline !== undefined
  const isStale = life.status.value === 'stale'
  return (
    <div class={isStale ? 'board stale' : 'board'}>
      <BoardHeader state={state} timeZone={timeZone} />
      <main>
        <NowCalling layout={life.layout.value} isConnected={state !== undefined} voice={life.voice.value} />
        {hasCalls ? (
          <CallList
            layout={life.layout.value}
            timeZone={timeZone}
            spoken={life.voice.value?.speaking.value?.ticketNumber}
          />
        ) : (
          <HowItWorks />
        )}
        <QueueColumn queues={state?.queues ?? []} isConnected={state !== undefined} />
      </main>
      <NoticeStrip state={state} alarm={isStale && <StaleWords life={life} timeZone={timeZone} />} />
    </div>
  )
}

function StaleWords({ life, timeZone }: { life: BoardLife; timeZone: string }) {
  const heardAt = life.heardAt.value
  const time = heardAt === undefined ? '--:--' : clockText(heardAt, timeZone)
  return (
    <>
      <Icon name="offline" />
      <p>
        <Bilingual text={boardTexts.stale} values={{ time }} />
      </p>
    </>
  )
}
