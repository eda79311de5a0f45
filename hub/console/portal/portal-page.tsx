import type { ComponentChildren } from 'preact'
import { localTimeOf } from '../../../shared/business-day.ts'
import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { QueuesView } from '../../../shared/http/queue-schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { commonTexts, deviceKindWords } from '../../../shared/texts/common.ts'
import { portalTexts } from '../../../shared/texts/portal.ts'
import { now } from '../../../shared/ui/hub-clock.ts'
import { Icon } from '../../../shared/ui/icon.tsx'
import { language, setLanguage, t } from '../../../shared/ui/language.ts'
import type { Health } from '../common/hub-health.ts'
import { ScreenSettings } from '../common/screen-settings.tsx'
import { DaySpeed } from './day-speed.tsx'
import { useHallLife } from './hall-life.ts'
import { QueueSummary } from './queue-summary.tsx'
import { ScreenCard } from './screen-card.tsx'
import { ScreenLink } from './screen-link.tsx'
import { WindowDevices } from './window-devices.tsx'

/** The start page: how the hall is, and the way to each of its screens. */
export function PortalPage() {
  const { hall, queues, health } = useHallLife()
  return (
    <div class="portal">
      <Header hall={hall} queues={queues} health={health} />
      {hall === undefined ? (
        <Absence health={health} />
      ) : (
        <Screens hall={hall} queues={queues} health={health} />
      )}
    </div>
  )
}

interface LifeProps {
  readonly hall: HallView | undefined
  readonly queues: QueuesView | undefined
  readonly health: Health
}

const healthWords: Record<Health, Text> = {
  asking: portalTexts.asking,
  ready: portalTexts.ready,
  away: portalTexts.notReady,
}

function Header({ hall, queues, health }: LifeProps) {
  return (
    <header class="portal-header">
      <div class="names">
        <p class="product">
          {portalTexts.product.zh} <span lang="en">{portalTexts.product.en}</span>
        </p>
        <h1>
          {hall?.name.zh ?? portalTexts.product.zh}{' '}
          {hall !== undefined && <span lang="en">{hall.name.en}</span>}
        </h1>
        <p class="intro">{t(portalTexts.intro)}</p>
      </div>
      <div class="state">
        <span class={`health ${health}`} role="status">
          <i aria-hidden="true" /> {t(healthWords[health])}
        </span>
        {hall !== undefined && queues !== undefined && (
          <span class="day">
            {t(portalTexts.businessDay)} <b class="number">{queues.businessDay}</b>{' '}
            <b class="number">{localTimeOf(now.value, hall.timeZone)}</b>
          </span>
        )}
        {hall?.demo === true && <DaySpeed />}
        <ScreenSettings />
        <button type="button" onClick={() => setLanguage(language.value === 'zh' ? 'en' : 'zh')}>
          <Icon name="language" />
          <span lang={language.value === 'zh' ? 'en' : 'zh-CN'}>{t(commonTexts.otherLanguage)}</span>
        </button>
      </div>
    </header>
  )
}

function Absence({ health }: { readonly health: Health }) {
  return (
    <main class="absence">
      <Icon name={health === 'away' ? 'offline' : 'clock'} size={56} />
      <p role="status">{t(health === 'away' ? portalTexts.away : portalTexts.loading)}</p>
      {health === 'away' && <p class="detail">{t(portalTexts.awayDetail)}</p>}
    </main>
  )
}

function Screens({ hall, queues, health }: LifeProps & { readonly hall: HallView }) {
  return (
    <main class="screens">
      {health === 'away' && (
        <p class="away" role="alert">
          <Icon name="offline" /> {t(portalTexts.away)}
        </p>
      )}
      {queues !== undefined && <QueueSummary hall={hall} queues={queues} />}
      <Group title={portalTexts.staff}>
        <ScreenCard
          thumbnail="clerk"
          href="/clerk"
          name={portalTexts.clerk}
          detail={portalTexts.clerkDetail}
        />
        <ScreenCard
          thumbnail="guide"
          href="/guide"
          name={portalTexts.guide}
          detail={portalTexts.guideDetail}
        />
        <ScreenCard
          thumbnail="manager"
          href="/manager"
          name={portalTexts.manager}
          detail={portalTexts.managerDetail}
        />
        <ScreenCard
          thumbnail="bookings"
          href="/bookings"
          name={portalTexts.bookings}
          detail={portalTexts.bookingsDetail}
        />
        <ScreenCard
          thumbnail="admin"
          href="/admin"
          name={portalTexts.admin}
          detail={portalTexts.adminDetail}
        />
      </Group>
      <Group title={portalTexts.boards}>
        <ScreenCard
          thumbnail="kiosk"
          name={portalTexts.kiosk}
          detail={portalTexts.kioskDetail}
          places={placesOf(hall, 'kiosk', ({ id }) => `/kiosk?device=${id}`)}
        />
        <ScreenCard
          thumbnail="board"
          name={portalTexts.board}
          detail={portalTexts.boardDetail}
          places={placesOf(hall, 'board', ({ id, zoneId }) => `/display/${zoneId ?? ''}?device=${id}`)}
        />
        <ScreenCard
          thumbnail="led-panel"
          name={deviceKindWords.led}
          detail={portalTexts.ledDetail}
          places={placesOf(hall, 'led', ({ id }) => `/led-panel?device=${id}`)}
        />
        <ScreenCard
          thumbnail="window-screen"
          name={portalTexts.windowScreen}
          detail={portalTexts.windowScreenDetail}
          places={byWindow}
        />
        <ScreenCard thumbnail="pad" name={portalTexts.pad} detail={portalTexts.padDetail} places={byWindow} />
      </Group>
      <Group title={portalTexts.visitors}>
        <ScreenCard thumbnail="book" href="/book" name={portalTexts.book} detail={portalTexts.bookDetail} />
        <ScreenCard
          thumbnail="my-bookings"
          href="/book/mine"
          name={portalTexts.myBookings}
          detail={portalTexts.myBookingsDetail}
        />
        <ScreenCard thumbnail="follow" name={portalTexts.follow} detail={portalTexts.followDetail} />
      </Group>
      <Group title={portalTexts.windows} id="windows" kind="wide">
        <WindowDevices hall={hall} />
      </Group>
      <Group title={portalTexts.tools} kind="wide">
        <div class="tools">
          {hall.virtualPrinterUrl !== null && (
            <ScreenLink
              href={hall.virtualPrinterUrl}
              icon="printer"
              name={portalTexts.printer}
              detail={portalTexts.printerDetail}
            />
          )}
          <ScreenLink href="/docs" icon="document" name={portalTexts.docs} detail={portalTexts.docsDetail} />
          <ScreenLink
            href="/openapi.json"
            icon="layers"
            name={portalTexts.openapi}
            detail={portalTexts.openapiDetail}
          />
          <ScreenLink
            href="/asyncapi.json"
            icon="layers"
            name={portalTexts.asyncapi}
            detail={portalTexts.asyncapiDetail}
          />
          <ScreenLink
            href="/metrics"
            icon="dashboard"
            name={portalTexts.metrics}
            detail={portalTexts.metricsDetail}
          />
        </div>
      </Group>
    </main>
  )
}

/** The way to the list of windows, further down. */
const byWindow = [{ href: '#windows', name: portalTexts.byWindow }]

/** The devices of a kind with the addresses of their pages; a board goes by the name of its zone. */
function placesOf(
  hall: HallView,
  wanted: HallView['devices'][number]['kind'],
  hrefOf: (device: HallView['devices'][number]) => string,
) {
  const zoneName = (device: HallView['devices'][number]) =>
    hall.zones.find(({ id }) => id === device.zoneId)?.name ?? device.name
  return hall.devices
    .filter(({ kind }) => kind === wanted)
    .map((device) => ({
      href: hrefOf(device),
      name: device.kind === 'board' ? zoneName(device) : device.name,
    }))
}

interface GroupProps {
  readonly title: Text
  readonly id?: string
  readonly kind?: 'wide'
  readonly children: ComponentChildren
}

function Group({ title, id, kind, children }: GroupProps) {
  return (
    <section class={`group ${kind ?? ''}`} id={id}>
      <h2>
        {title.zh} <span lang="en">{title.en}</span>
      </h2>
      {kind === 'wide' ? children : <div class="cards">{children}</div>}
    </section>
  )
}
