import type { GreenGround } from '../../../shared/hall-definition.ts'
import type { GuideView } from '../../../shared/http/guide-schemas.ts'
import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { TicketCard } from '../../../shared/http/ticket-schemas.ts'
import { groundWords } from '../../../shared/texts/common.ts'
import { consoleTexts, fillText } from '../../../shared/texts/console.ts'
import { guideTexts as texts } from '../../../shared/texts/console-guide.ts'
import { voidReasonWords } from '../../../shared/texts/console-words.ts'
import { t } from '../../../shared/ui/language.ts'
import { ChoiceDialog } from '../common/choice-dialog.tsx'
import { Finder } from '../common/finder.tsx'
import { Modal } from '../common/modal.tsx'
import { NoticeStrip } from '../common/notice-strip.tsx'
import { voidReasonsOf } from '../common/reasons.ts'
import type { Intent, Runner } from '../common/runner.ts'
import { findTransferLines, transferBodyOf } from '../common/transfer-lines.tsx'
import { troubleOf } from './floor.ts'
import { type GuideAct, guideIntents } from './ticket-acts.ts'

/** Lines of the transfer that fit above a tablet's keyboard. */
const shownAtMost = 6

interface Props {
  readonly ticket: TicketCard
  readonly act: GuideAct
  readonly hall: HallView
  readonly floor: GuideView | undefined
  readonly runner: Runner<{ tickets: TicketCard[] }>
  readonly onSubmit: (ticket: TicketCard, intent: Intent) => void
  readonly onClose: () => void
}

/** The choice that an act of the guide still needs: a ground, a reason, a printer, a target. */
export function GuideDialog({ ticket, act, hall, floor, runner, onSubmit, onClose }: Props) {
  const data = { ticket: ticket.ticketNumber }
  const common = { onClose, children: <NoticeStrip runner={runner} /> }
  const send = (intent: Intent) => onSubmit(ticket, intent)
  switch (act) {
    case 'green':
      return (
        <ChoiceDialog
          title={fillText(texts.greenTitle, data)}
          hint={texts.greenHint}
          choices={(Object.keys(groundWords) as GreenGround[]).map((id) => ({
            id,
            label: t(groundWords[id]),
          }))}
          onChoose={(ground) => send(guideIntents.green(ticket.ticketId, ground))}
          {...common}
        />
      )
    case 'void':
      return (
        <ChoiceDialog
          title={fillText(texts.voidTitle, data)}
          hint={texts.voidHint}
          choices={voidReasonsOf(ticket).map((id) => ({ id, label: t(voidReasonWords[id]) }))}
          onChoose={(reason) => send(guideIntents.void(ticket.ticketId, reason))}
          {...common}
        />
      )
    case 'reprint': {
      const printers = hall.devices.filter(({ kind }) => kind === 'printer')
      return (
        <ChoiceDialog
          title={fillText(texts.reprintTitle, data)}
          hint={printers.length === 0 ? texts.noPrinters : texts.reprintHint}
          choices={printers.map(({ id, name }) => {
            const trouble = troubleOf(floor, id)
            return { id, label: t(name), ...(trouble === undefined ? {} : { detail: t(trouble) }) }
          })}
          onChoose={(printerId) => send(guideIntents.reprint(ticket.ticketId, printerId))}
          {...common}
        />
      )
    }
    case 'transfer':
      return (
        <Modal
          wide="wide"
          title={fillText(texts.transferTitle, data)}
          hint={texts.transferHint}
          onClose={onClose}
        >
          <Finder
            label={consoleTexts.searchServices}
            shownAtMost={shownAtMost}
            find={(query) =>
              findTransferLines(hall, query, {
                serviceId: ticket.serviceId,
                windowId: ticket.windowId ?? undefined,
                closedWindows: floor?.closedWindows ?? [],
              })
            }
            onChoose={(id) => send(guideIntents.transfer(ticket.ticketId, transferBodyOf(id)))}
          />
          <NoticeStrip runner={runner} />
        </Modal>
      )
    case 'requeue':
      return null
  }
}
