import { useSignal } from '@preact/signals'
import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { ManagerView } from '../../../shared/http/manager-schemas.ts'
import { anyService } from '../../../shared/service-list.ts'
import { fillText } from '../../../shared/texts/console.ts'
import { managerTexts as texts } from '../../../shared/texts/console-manager.ts'
import { managerDayTexts as dayTexts } from '../../../shared/texts/console-manager-day.ts'
import { rebalancingTexts } from '../../../shared/texts/console-rebalancing.ts'
import { statusWords } from '../../../shared/texts/console-words.ts'
import { t } from '../../../shared/ui/language.ts'
import { Modal } from '../common/modal.tsx'
import { NoticeStrip } from '../common/notice-strip.tsx'
import { PauseDialog } from '../common/pause-dialog.tsx'
import type { Intent } from '../common/runner.ts'
import type { ManagerActs, UndoOffer } from './manager-acts.ts'
import { managerIntents } from './manager-intents.ts'
import { OpenDialog } from './open-dialog.tsx'
import { ServicesDialog } from './services-dialog.tsx'
import { StrandingNote } from './stranding-note.tsx'
import { undoOffers } from './undo-offers.ts'
import { pauseWords } from './window-tile.tsx'

type ManagedWindow = ManagerView['windows'][number]

interface Props {
  readonly hall: HallView
  readonly queues: ManagerView['queues']
  readonly window: ManagedWindow
  /** Clerks who are at no window. */
  readonly freeClerks: ManagerView['rebalancing']['freeClerks']
  readonly acts: ManagerActs
  readonly onClose: () => void
}

/** One window: what is known of it, and what a manager may do there. */
export function WindowDialog({ hall, queues, window, freeClerks, acts, onClose }: Props) {
  const step = useSignal<'facts' | 'services' | 'pause' | 'sign-in' | 'sign-out'>('facts')
  const { id, number } = window
  const { runner } = acts
  const back = () => {
    runner.say(undefined)
    step.value = 'facts'
  }
  const submit = async (intent: Intent, undo: (after: ManagerView) => UndoOffer | undefined) => {
    const answer = await acts.run(intent, undo)
    if (answer !== undefined) step.value = 'facts'
  }
  const notice = <NoticeStrip runner={runner} />
  switch (step.value) {
    case 'services':
      return (
        <ServicesDialog
          hall={hall}
          queues={queues}
          window={window}
          onSave={(services) =>
            void submit(managerIntents.services(id, services), undoOffers.services(window))
          }
          onClose={back}
        >
          {notice}
        </ServicesDialog>
      )
    case 'pause':
      return (
        <PauseDialog
          title={fillText(texts.pauseTitle, { number })}
          timeZone={hall.timeZone}
          onPause={(reason, minutes) =>
            void submit(managerIntents.pause(id, reason, minutes), undoOffers.pause(window))
          }
          onClose={back}
        >
          {notice}
        </PauseDialog>
      )
    case 'sign-in':
      return (
        <OpenDialog
          number={number}
          freeClerks={freeClerks}
          onOpen={(clerkId) =>
            void submit(managerIntents.signIn(id, clerkId), undoOffers.signIn(window, clerkId))
          }
          onClose={back}
        >
          {notice}
        </OpenDialog>
      )
    case 'sign-out':
      return (
        <Modal
          title={fillText(texts.signOutTitle, { number })}
          hint={fillText(texts.signOutHint, { name: window.clerk?.name ?? texts.nobody })}
          onClose={back}
        >
          <StrandingNote hall={hall} queues={queues} window={window} services={[]} />
          <div class="buttons">
            <button
              type="button"
              class="secondary danger"
              onClick={() => void submit(managerIntents.signOut(id), undoOffers.signOut(window))}
            >
              {t(texts.signOutConfirm)}
            </button>
          </div>
          {notice}
        </Modal>
      )
    case 'facts':
      return (
        <Modal wide="wide" title={fillText(texts.window, { number })} hint={window.name} onClose={onClose}>
          <Facts window={window} hall={hall} />
          {window.current !== null && (
            <p class="hint">{t(fillText(texts.windowBusy, { ticket: window.current.ticketNumber }))}</p>
          )}
          {window.status === 'closed' && freeClerks.length === 0 && (
            <p class="hint">{t(rebalancingTexts.nobodyFree)}</p>
          )}
          <div class="buttons">
            <button
              type="button"
              class="secondary"
              onClick={() => {
                step.value = 'services'
              }}
            >
              {t(texts.changeServices)}
            </button>
            {window.status === 'closed' && (
              <button
                type="button"
                class="secondary"
                aria-disabled={freeClerks.length === 0}
                onClick={() => {
                  if (freeClerks.length > 0) step.value = 'sign-in'
                }}
              >
                {t(rebalancingTexts.openWith)}
              </button>
            )}
            {window.status === 'paused' && (
              <button
                type="button"
                class="secondary"
                onClick={() => void submit(managerIntents.resume(id), undoOffers.resume(window))}
              >
                {t(texts.resume)}
              </button>
            )}
            {window.status === 'open' && (
              <button
                type="button"
                class="secondary"
                aria-disabled={window.current !== null}
                onClick={() => {
                  if (window.current === null) step.value = 'pause'
                }}
              >
                {t(texts.pause)}
              </button>
            )}
            {window.status !== 'closed' && (
              <button
                type="button"
                class="secondary danger apart"
                aria-disabled={window.current !== null}
                onClick={() => {
                  if (window.current === null) step.value = 'sign-out'
                }}
              >
                {t(texts.signOut)}
              </button>
            )}
          </div>
          {notice}
        </Modal>
      )
  }
}

function Facts({ window, hall }: { readonly window: ManagedWindow; readonly hall: HallView }) {
  const { clerk, current, services, ratings, ratingSum } = window
  const names = services
    .map((id) => hall.services.find((service) => service.id === id)?.name)
    .filter((name) => name !== undefined)
  const service = hall.services.find(({ id }) => id === current?.serviceId)
  return (
    <dl class="window-facts">
      <dt>{t(texts.clerk)}</dt>
      <dd>{clerk === null ? t(texts.nobody) : `${t(clerk.name)} ${clerk.badgeNumber}`}</dd>
      {window.status === 'paused' && (
        <>
          <dt>{t(dayTexts.phasePaused)}</dt>
          <dd>{t(pauseWords(window, hall.timeZone))}</dd>
        </>
      )}
      <dt>{t(texts.current)}</dt>
      <dd>
        {current === null
          ? '—'
          : `${current.ticketNumber} · ${t(statusWords[current.status])}${service === undefined ? '' : ` · ${t(service.name)}`}`}
      </dd>
      <dt>{t(texts.servedHere)}</dt>
      <dd>{window.served}</dd>
      <dt>{t(texts.ratingsHere)}</dt>
      <dd>{ratings === 0 ? '—' : `${(ratingSum / ratings).toFixed(1)} × ${ratings}`}</dd>
      <dt>{t(texts.takes)}</dt>
      <dd class="takes">
        {services.includes(anyService) ? t(texts.takesAll) : names.map(t).join('\u00a0· ')}
      </dd>
    </dl>
  )
}
