import { kioskTexts } from '../../shared/texts/kiosk.ts'
import { Icon } from '../../shared/ui/icon.tsx'
import { fill, t } from '../../shared/ui/language.ts'

interface Props {
  /** The page that is shown, from 0. */
  readonly page: number
  readonly pages: number
  readonly turn: (by: number) => void
}

/** The way to the pages before and behind. */
export function Pager({ page, pages, turn }: Props) {
  return (
    <div class="pager">
      <button type="button" disabled={page === 0} onClick={() => turn(-1)}>
        <Icon name="arrow-left" /> <span>{t(kioskTexts.previousPage)}</span>
      </button>
      <span role="status">
        <span class="words">{fill(kioskTexts.page, { page: page + 1, pages })}</span>
        <span class="figures number" aria-hidden="true">
          {page + 1} / {pages}
        </span>
      </span>
      <button type="button" disabled={page === pages - 1} onClick={() => turn(1)}>
        <span>{t(kioskTexts.nextPage)}</span> <Icon name="arrow-right" />
      </button>
    </div>
  )
}
