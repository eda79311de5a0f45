import type { ManagerView } from '../../../shared/http/manager-schemas.ts'
import type { Text } from '../../../shared/text.ts'
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

/** So many windows are named; of more the plan behind tells. */
const mostNamed = 8

/** Closing the day: says what ends before it is done, and is done by holding, once nobody is at a window. */
export function CloseDayDialog({ view, runner, onClose }: Props) {
  const { waiting, held, noShow, tickets, windows, busy } = closingFigures(view)
  const close = async () => {
    const answer = await runner.run(managerIntents.closeDay())
    if (answer !== undefined) onClose()
  }
  return (
    <Modal title={fillText(texts.closeTitle, { day: view.businessDay })} onClose={onClose}>
      <ul class="consequences">
        <li>{t(fillText(texts.closeTickets, { n: tickets, waiting, held, noShow }))}</li>
        <li>{t(fillText(texts.closeWindows, { n: windows }))}</li>
        <li>{t(texts.closeIssuing)}</li>
        <li>
          <b>{t(texts.closeFinal)}</b>
        </li>
      </ul>
      <div role="status">
        {busy.length > 0 && (
          <p class="notice waiting">
            <span>{t(busyWords(busy))}</span>
          </p>
        )}
      </div>
      {busy.length === 0 && <HoldButton label={texts.closeDay} onHeld={() => void close()} />}
      <NoticeStrip runner={runner} />
    </Modal>
  )
}

function busyWords(busy: readonly number[]): Text {
  const windows = busy.slice(0, mostNamed)
  const numbers = { zh: windows.join('、'), en: windows.join(', ') }
  return fillText(busy.length > mostNamed ? texts.closeManyBusy : texts.closeBusy, {
    numbers,
    n: busy.length,
  })
}
