import type { ComponentChildren } from 'preact'
import { localTimeOf } from '../../../shared/business-day.ts'
import type { HallView, QueuesView } from '../../../shared/http/schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { commonTexts } from '../../../shared/texts/common.ts'
import { portalTexts } from '../../../shared/texts/portal.ts'
import { now } from '../../../shared/ui/hub-clock.ts'
import { Icon } from '../../../shared/ui/icon.tsx'
import { language, setLanguage, t } from '../../../shared/ui/language.ts'
import { type Health, useHallLife } from './hall-life.ts'
import { QueueSummary } from './queue-summary.tsx'
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
  const kiosks = hall.devices.filter(({ kind }) => kind === 'kiosk')
  const boards = hall.devices.filter(({ kind }) => kind === 'board')
  return (
    <main class="screens">
      {health === 'away' && (
        <p class="away" role="alert">
          <Icon name="offline" /> {t(portalTexts.away)}
        </p>
      )}
      {queues !== undefined && <QueueSummary hall={hall} queues={queues} />}
      <Group title={portalTexts.visitors}>
        <ScreenLink href="/book" icon="calendar" name={portalTexts.book} detail={portalTexts.bookDetail} />
        <ScreenLink
          href="/book/mine"
          icon="ticket"
          name={portalTexts.myBookings}
          detail={portalTexts.myBookingsDetail}
        />
        {kiosks.map(({ id, name }) => (
          <ScreenLink
            key={id}
            href={`/kiosk?device=${id}`}
            icon="kiosk"
            name={name}
            detail={portalTexts.kioskDetail}
          />
        ))}
        <p class="aside">
          <Icon name="qr-code" size={26} /> {t(portalTexts.followDetail)}
        </p>
      </Group>
      <Group title={portalTexts.staff}>
        <ScreenLink href="/clerk" icon="clerk" name={portalTexts.clerk} detail={portalTexts.clerkDetail} />
        <ScreenLink href="/guide" icon="guide" name={portalTexts.guide} detail={portalTexts.guideDetail} />
        <ScreenLink
          href="/manager"
          icon="dashboard"
          name={portalTexts.manager}
          detail={portalTexts.managerDetail}
        />
        <ScreenLink
          href="/bookings"
          icon="ticket"
          name={portalTexts.bookings}
          detail={portalTexts.bookingsDetail}
        />
        <ScreenLink href="/admin" icon="settings" name={portalTexts.admin} detail={portalTexts.adminDetail} />
      </Group>
      <Group title={portalTexts.boards}>
        {boards.map(({ id, name, zoneId }) => (
          <ScreenLink
            key={id}
            href={`/display/${zoneId ?? ''}?device=${id}`}
            icon="board"
            name={hall.zones.find((zone) => zone.id === zoneId)?.name ?? name}
            detail={name}
          />
        ))}
      </Group>
      <Group title={portalTexts.windows} kind="wide">
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
          <ScreenLink href="/docs" icon="document" name={portalTexts.docs} />
          <ScreenLink href="/openapi.json" icon="layers" name={portalTexts.openapi} />
          <ScreenLink href="/asyncapi.json" icon="layers" name={portalTexts.asyncapi} />
          <ScreenLink href="/metrics" icon="dashboard" name={portalTexts.metrics} />
        </div>
      </Group>
    </main>
  )
}

interface GroupProps {
  readonly title: Text
  readonly kind?: 'wide'
  readonly children: ComponentChildren
}

function Group({ title, kind, children }: GroupProps) {
  return (
    <section class={`group ${kind ?? ''}`}>
      <h2>
        {title.zh} <span lang="en">{title.en}</span>
      </h2>
      {children}
    </section>
  )
}
