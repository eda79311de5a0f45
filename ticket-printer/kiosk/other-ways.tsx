import { businessDayOf } from '../../shared/business-day.ts'
import type { HallView } from '../../shared/http/hall-schemas.ts'
import type { Text } from '../../shared/text.ts'
import { kioskTexts as texts } from '../../shared/texts/kiosk.ts'
import { hubNow } from '../../shared/ui/hub-clock.ts'
import { Icon } from '../../shared/ui/icon.tsx'
import { fill, t } from '../../shared/ui/language.ts'
import { QrCode } from '../../shared/ui/qr-code.tsx'
import type { Service } from '../../shared/ui/service-search.ts'
import { isLongWait, useBetterTime } from './better-time.ts'
import type { QueueCounts } from './queue-counts.ts'

const dayMs = 24 * 60 * 60_000

interface Props {
  readonly hall: HallView
  readonly service: Service
  readonly counts: QueueCounts | undefined
}

/** What a visitor could do instead of waiting, told while the wait is long: a free place to book, a machine. */
export function OtherWays({ hall, service, counts }: Props) {
  const range = counts?.waitRange ?? null
  const isLong = counts !== undefined && isLongWait(counts)
  const better = useBetterTime(isLong ? service.id : undefined, range)
  const { selfService } = service
  // A machine spares even a short wait.
  const isWorthAMachine = selfService !== undefined && counts !== undefined && counts.waiting > 0
  if (!isWorthAMachine && better === undefined) return null
  const bookUrl = `${hall.publicUrl ?? location.origin}/book?service=${encodeURIComponent(service.id)}`
  return (
    <aside class="other-ways" aria-label={t(texts.otherWays)}>
      {better !== undefined && (
        <div class="way">
          <QrCode class="way-code" content={bookUrl} label={t(texts.bookInstead)} />
          <p>
            <b>
              {fill(texts.betterTime, { when: t(dayWords(better.date, hall.timeZone)), time: better.start })}
            </b>
            <span>{t(texts.bookInstead)}</span>
          </p>
        </div>
      )}
      {isWorthAMachine && (
        <div class="way">
          <Icon name="desk" size={48} />
          <p>
            <b>{t(texts.selfService)}</b>
            <span>{t(selfService)}</span>
          </p>
        </div>
      )}
    </aside>
  )
}

/** A near day as people say it. */
function dayWords(date: string, timeZone: string): Text {
  if (date === businessDayOf(hubNow(), timeZone)) return texts.today
  if (date === businessDayOf(hubNow() + dayMs, timeZone)) return texts.tomorrow
  const [, month, day] = date.split('-').map(Number)
  return { zh: `${month} 月 ${day} 日`, en: `on ${day}/${month}` }
}
