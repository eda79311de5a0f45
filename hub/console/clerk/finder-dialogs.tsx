import type { ClerkView } from '../../../shared/http/clerk-schemas.ts'
import type { HallView } from '../../../shared/http/hall-schemas.ts'
import { consoleTexts, fillText } from '../../../shared/texts/console.ts'
import { clerkTexts as texts } from '../../../shared/texts/console-clerk.ts'
import { t } from '../../../shared/ui/language.ts'
import { Finder } from '../common/finder.tsx'
import { Modal } from '../common/modal.tsx'
import { NoticeStrip } from '../common/notice-strip.tsx'
import { findServices } from '../common/service-search.ts'
import { findTransferLines, transferBodyOf } from '../common/transfer-lines.tsx'
import type { Desk } from './desk.ts'
import { intents } from './intent.ts'
import { mattersOf } from './ticket-facts.ts'

/** Lines that fit without scrolling at 768 px of height. */
const shownAtMost = 7

interface Props {
  readonly desk: Desk
  readonly hall: HallView
  readonly view: ClerkView
}

/** Sending the ticket to another service or window. */
export function TransferDialog({ desk, hall, view }: Props) {
  return (
    <Modal
      wide="wide"
      title={fillText(texts.transferTitle, { ticket: view.current?.ticketNumber ?? '' })}
      hint={texts.transferHint}
      onClose={desk.closeDialog}
    >
      <Finder
        label={consoleTexts.searchServices}
        shownAtMost={shownAtMost}
        find={(query) =>
          findTransferLines(hall, query, {
            serviceId: view.current?.serviceId,
            windowId: view.window?.id,
            closedWindows: view.closedWindows,
          })
        }
        onChoose={(id) => void desk.runner.run(intents.transfer(transferBodyOf(id)))}
      />
      <NoticeStrip runner={desk.runner} />
    </Modal>
  )
}

/** Adding a matter to the ticket (一件事). */
export function AddMatterDialog({ desk, hall, view }: Props) {
  const { current } = view
  if (current === null) return null
  const there = new Set([current.serviceId, ...mattersOf(hall, current).map(({ service }) => service.id)])
  const departments = new Map(hall.departments.map(({ id, name }) => [id, name]))
  return (
    <Modal
      wide="wide"
      title={fillText(texts.addMatterTitle, { ticket: current.ticketNumber })}
      onClose={desk.closeDialog}
    >
      <Finder
        label={consoleTexts.searchServicesOnly}
        shownAtMost={shownAtMost}
        find={(query) =>
          findServices(
            hall.services.filter(({ id, kind }) => kind === 'matter' && !there.has(id)),
            query,
          ).map((service) => ({
            id: service.id,
            label: t(service.name),
            detail: t(departments.get(service.departmentId) ?? service.name),
          }))
        }
        onChoose={(id) => void desk.runner.run(intents.addMatter(id))}
      />
      <NoticeStrip runner={desk.runner} />
    </Modal>
  )
}
