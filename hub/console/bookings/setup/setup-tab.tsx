import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { HallView } from '../../../../shared/http/hall-schemas.ts'
import type { Text } from '../../../../shared/text.ts'
import { consoleTexts } from '../../../../shared/texts/console.ts'
import { setupTexts as texts } from '../../../../shared/texts/console-booking-setup.ts'
import { t } from '../../../../shared/ui/language.ts'
import { useLeaveWarning } from '../../common/use-leave-warning.ts'
import { useHallDate } from '../use-hall-time.ts'
import { CalendarPanel } from './calendar-panel.tsx'
import { DraftBar } from './draft-bar.tsx'
import { ExceptionPanel } from './exception-panel.tsx'
import { OpeningPanel } from './opening-panel.tsx'
import { ProjectPanel } from './project-panel.tsx'
import { RulePanel } from './rule-panel.tsx'
import type { SetupStore } from './setup-store.ts'
import { WeekView } from './week-view.tsx'

const panels = {
  openings: texts.openings,
  exceptions: texts.exceptions,
  rules: texts.rules,
  projects: texts.projects,
  calendar: texts.calendar,
} as const satisfies Record<string, Text>
type Panel = keyof typeof panels
const panelIds = Object.keys(panels) as Panel[]

interface Props {
  readonly hall: HallView
  readonly store: SetupStore
}

/** Openings, exceptions and rules beside the week of slots they bring; everything is a draft until it is saved. */
export function SetupTab({ hall, store }: Props) {
  const panel = useSignal<Panel>('openings')
  const openingId = useSignal<string | undefined>(undefined)
  useEffect(() => {
    void store.refresh()
  }, [store])
  useLeaveWarning(store.isChanged.value)
  const draft = store.draft.value
  const today = useHallDate(hall.timeZone)
  if (draft === undefined)
    return (
      <p class="nothing" role="status">
        {t(store.trouble.value ?? consoleTexts.loading)}{' '}
        {store.trouble.value !== undefined && (
          <button type="button" class="secondary" onClick={() => void store.refresh()}>
            {t(consoleTexts.tryAgain)}
          </button>
        )}
      </p>
    )
  return (
    <>
      <WeekView
        hall={hall}
        store={store}
        onOpening={(id) => {
          panel.value = 'openings'
          openingId.value = id
        }}
      />
      <aside class="setup-side" aria-label={t(texts.setup)}>
        <nav class="panel-tabs" aria-label={t(texts.setup)}>
          {panelIds.map((id) => (
            <button
              key={id}
              type="button"
              aria-current={panel.value === id ? 'true' : undefined}
              onClick={() => {
                panel.value = id
                openingId.value = undefined
              }}
            >
              {t(panels[id])}
            </button>
          ))}
        </nav>
        <div class="panel-body">
          {panel.value === 'openings' && (
            <OpeningPanel
              hall={hall}
              draft={draft}
              saved={store.saved.value}
              today={today}
              openingId={openingId}
              onChange={(openings) => store.change({ openings: [...openings] })}
            />
          )}
          {panel.value === 'exceptions' && (
            <ExceptionPanel
              exceptions={draft.exceptions}
              today={today}
              onChange={(exceptions) => store.change({ exceptions: [...exceptions] })}
              onWeek={store.showWeek}
            />
          )}
          {panel.value === 'rules' && (
            <RulePanel rules={draft.rules} onChange={(rules) => store.change({ rules })} />
          )}
          {panel.value === 'projects' && (
            <ProjectPanel
              projects={draft.keyProjects}
              onChange={(keyProjects) => store.change({ keyProjects: [...keyProjects] })}
            />
          )}
          {panel.value === 'calendar' && (
            <CalendarPanel
              calendar={draft.calendar}
              today={today}
              onChange={(calendar) => store.change({ calendar })}
            />
          )}
        </div>
      </aside>
      <DraftBar hall={hall} store={store} />
    </>
  )
}
