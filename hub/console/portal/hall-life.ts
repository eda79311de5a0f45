import { useSignal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { QueuesView } from '../../../shared/http/queue-schemas.ts'
import { get } from '../../../shared/ui/api.ts'
import { hallChanges } from '../../../shared/ui/hall-changes.ts'
import { live } from '../../../shared/ui/live.ts'
import { type Health, useHubHealth } from '../common/hub-health.ts'

/** What the portal knows of the hall. */
export interface HallLife {
  readonly hall: HallView | undefined
  readonly queues: QueuesView | undefined
  readonly health: Health
}

/** Reads the hall at each return of the hub and at each change, its health and queues all the time; it heals by itself. */
export function useHallLife(): HallLife {
  const hall = useSignal<HallView | undefined>(undefined)
  const health = useHubHealth()
  const queues = useMemo(() => live<QueuesView>('/api/v1/queues/live'), [])
  useEffect(() => () => queues.stop(), [queues])
  useEffect(() => {
    if (health.value !== 'ready') return
    get<HallView>('/api/v1/hall').then(
      (found) => {
        hall.value = found
      },
      () => {
        // The next look at the hub's health tries again.
        health.value = 'away'
      },
    )
  }, [hall, health, health.value, hallChanges.value])
  return { hall: hall.value, queues: queues.view.value, health: health.value }
}
