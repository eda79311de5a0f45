import type { TextPercent } from '../shared/device-look.ts'
import { appearance } from '../shared/ui/appearance.ts'

/** The rows that a board has room for, at the size of text that its hall wants. */
export interface BoardRoom {
  /** Rows of the roomy list of calls, which has place for the name of the window. */
  readonly calls: number
  /** Rows of the dense list, in two columns, for the rush. */
  readonly denseCalls: number
  /** Rows of departments at once; the others take turns with them. */
  readonly queues: number
}

/** The larger the text the fewer the rows: no word is cut for it. */
const rooms: Readonly<Record<'landscape' | 'portrait', Readonly<Record<TextPercent, BoardRoom>>>> = {
  landscape: {
    100: { calls: 6, denseCalls: 12, queues: 6 },
    125: { calls: 4, denseCalls: 8, queues: 4 },
    150: { calls: 3, denseCalls: 6, queues: 3 },
    200: { calls: 2, denseCalls: 6, queues: 2 },
  },
  portrait: {
    100: { calls: 6, denseCalls: 12, queues: 8 },
    125: { calls: 4, denseCalls: 10, queues: 4 },
    150: { calls: 3, denseCalls: 8, queues: 3 },
    200: { calls: 2, denseCalls: 6, queues: 2 },
  },
}

/** The room of a board at 1080p and its usual size of text. */
export const usualRoom: BoardRoom = rooms.landscape[100]

/** The room of this board as it hangs now. */
export function presentRoom(): BoardRoom {
  const orientation = matchMedia('(orientation: portrait)').matches ? 'portrait' : 'landscape'
  return rooms[orientation][appearance.value.textPercent]
}
