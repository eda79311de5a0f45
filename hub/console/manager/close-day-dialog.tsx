import type { ManagerView } from '../../../shared/http/manager-schemas.ts'
import { fillText } from '../../../shared/texts/console.ts'
import { managerTexts as texts } from '../../../shared/texts/console-manager.ts'
import { t } from '../../../shared/ui/language.ts'
import { HoldButton } from '../common/hold-button.tsx'
import { Modal } from '../common/modal.tsx'
import { NoticeStrip } from '../common/notice-strip.tsx'
import type { Runner } from '../common/runner.ts'
import { closingFigures } from './hall-figures.ts'
import { managerIntents } from './manager-intents.ts'

interface Props {
  readonly view: ManagerView
  readonly runner: Runner<ManagerView>
  readonly onClose: () => void
}

/** Closing the day: says what ends before it is done, and is done by holding. */
export function CloseDayDialog({ view, runner, onClose }: Props) {
  const { waiting, serving, held, tickets, windows } = closingFigures(view)
  const close = async () => {
    const answer = await runner.run(managerIntents.closeDay())
    if (answer !== undefined) onClose()
  }
  return (
    <Modal title={fillText(texts.closeTitle, { day: view.businessDay })} onClose={onClose}>
      <ul class="consequences">
        <li>{t(fillText(texts.closeTickets, { n: tickets, waiting, serving, held }))}</li>
        <li>{t(fillText(texts.closeWindows, { n: windows }))}</li>
        <li>{t(texts.closeIssuing)}</li>
        <li>
          <b>{t(texts.closeFinal)}</b>
        </li>
      </ul>
      <HoldButton label={texts.closeDay} onHeld={() => void close()} />
      <NoticeStrip runner={runner} />
    </Modal>
  )
}
