import { useSignal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import type { HallView, QueuesView } from '../../../shared/http/schemas.ts'
import { get } from '../../../shared/ui/api.ts'
import { live } from '../../../shared/ui/live.ts'

/** How often the hub's health is asked for, in milliseconds. */
const askMs = 5_000

/** Whether the hub may take commands. */
export type Health = 'asking' | 'ready' | 'away'

/** What the portal knows of the hall. */
export interface HallLife {
  readonly hall: HallView | undefined
  readonly queues: QueuesView | undefined
  readonly health: Health
}

/** Reads the hall once and its health and queues all the time; it heals by itself. */
export function useHallLife(): HallLife {
  const hall = useSignal<HallView | undefined>(undefined)
  const health = useSignal<Health>('asking')
  const queues = useMemo(() => live<QueuesView>('/api/v1/queues/live'), [])
  useEffect(() => () => queues.stop(), [queues])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isOver = false
    const ask = async (): Promise<void> => {
      health.value = await readiness()
      if (hall.value === undefined && health.value === 'ready')
        hall.value = await get<HallView>('/api/v1/hall').catch(() => undefined)
      if (!isOver) timer = setTimeout(ask, askMs)
    }
    void ask()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [hall, health])
  return { hall: hall.value, queues: queues.view.value, health: health.value }
}

async function readiness(): Promise<Health> {
  try {
    const { ok } = await fetch('/readyz', { cache: 'no-store', signal: AbortSignal.timeout(askMs) })
    return ok ? 'ready' : 'away'
  } catch {
    return 'away'
  }
}
