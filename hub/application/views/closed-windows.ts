import type { Hall } from '../../domain/hall.ts'

/** The windows where nobody sits, by id: a ticket that was sent there would wait for nobody. */
export function closedWindowsOf({ day }: Hall): string[] {
  return [...day.windows.values()].filter(({ stage }) => stage.status === 'closed').map(({ id }) => id)
}
