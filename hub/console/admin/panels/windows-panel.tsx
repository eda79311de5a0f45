import { anyService } from '../../../../shared/service-list.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import { hallTexts as texts } from '../../../../shared/texts/console-admin-hall.ts'
import { windowKindWords } from '../../../../shared/texts/display.ts'
import { t } from '../../../../shared/ui/language.ts'
import type { Path } from '../hall/draft-path.ts'
import { EntryList } from '../hall/entry-list.tsx'
import { ChoiceField, Group, NumberField, TextField, WordField } from '../hall/fields.tsx'
import { useDraft, useField } from '../hall/hall-draft.ts'
import { IdPicks } from '../hall/id-picks.tsx'
import { HoursList } from '../hall/line-list.tsx'
import { optionsOf, wordOptions } from '../hall/options.ts'

/** The windows of the hall: where they are, what they take, when they are staffed. */
export function WindowsPanel() {
  const hall = useDraft().hall.value
  if (hall === undefined) return null
  const zoneOf = new Map(hall.zones.map(({ id, name }) => [id, name]))
  const next = Math.max(0, ...hall.windows.map(({ number }) => number)) + 1
  return (
    <EntryList
      name="windows"
      title={texts.windows}
      add={texts.addWindow}
      aside={({ number, zoneId }) =>
        t(fillText(texts.windowAt, { number: number ?? '', zone: zoneOf.get(zoneId) ?? zoneId }))
      }
      fresh={(id) => ({
        id,
        number: next,
        name: { zh: '综合窗口', en: 'General window' },
        kind: 'comprehensive',
        zoneId: hall.zones[0]?.id ?? '',
        services: [anyService],
      })}
    >
      {(_, path, isNew) => (
        <>
          <Group title={texts.basics}>
            <TextField path={[...path, 'name']} label={texts.name} />
            {isNew && <WordField path={[...path, 'id']} label={texts.id} hint={texts.idHint} />}
            <NumberField path={[...path, 'number']} label={texts.number} />
            <ChoiceField path={[...path, 'kind']} label={texts.kind} options={wordOptions(windowKindWords)} />
            <ChoiceField path={[...path, 'zoneId']} label={texts.zone} options={optionsOf(hall.zones)} />
          </Group>
          <Group title={texts.takes}>
            <Takes path={[...path, 'services']} />
          </Group>
          <Group title={texts.staffed}>
            <HoursList
              path={[...path, 'shifts']}
              label={texts.shifts}
              add={texts.addShift}
              fresh={{ from: '09:00', to: '12:00' }}
              most={10}
            />
          </Group>
        </>
      )}
    </EntryList>
  )
}

/** All services, or some of them. */
function Takes({ path }: { readonly path: Path }) {
  const hall = useDraft().hall.value
  const { value, set } = useField(path)
  const services: readonly unknown[] = Array.isArray(value) ? value : []
  const isAll = services.includes(anyService)
  return (
    <div class="takes">
      <label class="switch-line">
        <input
          type="checkbox"
          checked={isAll}
          onChange={({ currentTarget }) => set(currentTarget.checked ? [anyService] : [])}
        />
        {t(texts.takesAll)}
      </label>
      {!isAll && <IdPicks path={path} label={texts.services} options={optionsOf(hall?.services ?? [])} />}
      <p class="hint">{t(texts.takesToday)}</p>
    </div>
  )
}
