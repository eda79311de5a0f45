import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Pager } from './pager.tsx'

interface Props<T> {
  readonly items: readonly T[]
  /** Changes when another list is shown, so that it begins at its first page. */
  readonly listId: string
  readonly draw: (item: T) => ComponentChildren
}

/** How many tiles fit: of the whole box, and of the box less the row of page buttons. */
interface Room {
  readonly columns: number
  readonly all: number
  readonly paged: number
}

/**
 * A grid of large tiles in pages: what does not fit comes on further ones. Columns and the least height of a tile are
 * read from the CSS properties `--columns`, `--tile` and `--gap`, in pixels; tiles of any height (`--tile: any`) are all
 * on one page, of a screen that scrolls.
 */
export function PagedGrid<T extends { readonly id: string }>({ items, listId, draw }: Props<T>) {
  const box = useRef<HTMLDivElement>(null)
  const room = useSignal<Room>({ columns: 2, all: 12, paged: 10 })
  const place = useSignal({ listId, page: 0 })

  useEffect(() => {
    const element = box.current
    if (element === null) return
    const measure = () => {
      const next = roomOf(element)
      if (JSON.stringify(next) !== JSON.stringify(room.value)) room.value = next
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  })

  const perPage = items.length <= room.value.all ? room.value.all : room.value.paged
  const pages = Math.max(1, Math.ceil(items.length / perPage))
  const page = place.value.listId === listId ? Math.min(place.value.page, pages - 1) : 0
  const turn = (by: number) => {
    place.value = { listId, page: page + by }
  }
  return (
    <div class="paged" ref={box}>
      <div class="paged-tiles">
        {items.slice(page * perPage, (page + 1) * perPage).map((item) => (
          <div key={item.id} class="paged-cell">
            {draw(item)}
          </div>
        ))}
      </div>
      {pages > 1 && <Pager page={page} pages={pages} turn={turn} />}
    </div>
  )
}

const everyTile = Number.MAX_SAFE_INTEGER

function roomOf(element: HTMLElement): Room {
  const style = getComputedStyle(element)
  const measure = (name: string, otherwise: number) =>
    Number.parseFloat(style.getPropertyValue(name)) || otherwise
  const columns = measure('--columns', 2)
  if (style.getPropertyValue('--tile').trim() === 'any') return { columns, all: everyTile, paged: everyTile }
  const tile = measure('--tile', 120)
  const gap = measure('--gap', 16)
  const pager = measure('--pager', 96)
  const rows = (height: number) => Math.max(1, Math.floor((height + gap) / (tile + gap)))
  const height = element.clientHeight
  return { columns, all: columns * rows(height), paged: columns * rows(height - pager - gap) }
}
