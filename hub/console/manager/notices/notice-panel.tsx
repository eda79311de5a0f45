import { localTimeOf } from '../../../../shared/business-day.ts'
import type { HallView } from '../../../../shared/http/hall-schemas.ts'
import type { ManagerView } from '../../../../shared/http/manager-schemas.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import { managerDayTexts as texts } from '../../../../shared/texts/console-manager-day.ts'
import { t } from '../../../../shared/ui/language.ts'

type Notice = ManagerView['notices'][number]

interface Props {
  readonly hall: HallView
  readonly notices: readonly Notice[]
  readonly onNew: () => void
  readonly onWithdraw: (notice: Notice) => void
}

/** What the boards tell visitors now, with the way to take it back, and to tell more. */
export function NoticePanel({ hall, notices, onNew, onWithdraw }: Props) {
  return (
    <section class="panel notices" aria-label={t(texts.noticesTitle)}>
      <h2>{t(texts.noticesTitle)}</h2>
      <button type="button" class="primary" onClick={onNew}>
        {t(texts.newNotice)}
      </button>
      {notices.length === 0 && <p class="hint">{t(texts.noNotice)}</p>}
      <ul>
        {notices.map((notice) => (
          <li key={notice.id}>
            <p>{notice.text.zh}</p>
            {notice.text.en !== '' && <p lang="en">{notice.text.en}</p>}
            <p class="hint">
              {whereWords(hall, notice)} · {untilWords(hall, notice)}
            </p>
            <button
              type="button"
              class="secondary"
              aria-label={`${t(texts.withdraw)}: ${t(notice.text)}`}
              onClick={() => onWithdraw(notice)}
            >
              {t(texts.withdraw)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function whereWords({ zones }: HallView, { zoneId }: Notice): string {
  return t(zones.find(({ id }) => id === zoneId)?.name ?? texts.allZones)
}

function untilWords({ timeZone }: HallView, { until }: Notice): string {
  if (until === null) return t(texts.untilWithdrawn)
  return t(fillText(texts.untilTime, { time: localTimeOf(until, timeZone) }))
}
