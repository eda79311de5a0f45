import { hallTexts as texts } from '../../../../shared/texts/console-admin-hall.ts'
import { serviceKindWords } from '../../../../shared/texts/console-admin-transfer.ts'
import { t } from '../../../../shared/ui/language.ts'
import type { Path } from '../hall/draft-path.ts'
import { EntryList } from '../hall/entry-list.tsx'
import { ChoiceField, Group, NumberField, TextField, WordField } from '../hall/fields.tsx'
import { useDraft } from '../hall/hall-draft.ts'
import { IdPicks } from '../hall/id-picks.tsx'
import { LineList } from '../hall/line-list.tsx'
import { optionsOf, wordOptions } from '../hall/options.ts'

const noText = { zh: '', en: '' }

/** The matters and packages of the hall: what they are, how long they may wait, what visitors are told. */
export function ServicesPanel() {
  const hall = useDraft().hall.value
  if (hall === undefined) return null
  const departmentOf = new Map(hall.departments.map(({ id, name }) => [id, name]))
  return (
    <EntryList
      name="services"
      title={texts.services}
      add={texts.addService}
      aside={({ departmentId, seriesPrefix }) =>
        `${seriesPrefix} ${t(departmentOf.get(departmentId) ?? { zh: departmentId, en: departmentId })}`
      }
      fresh={(id) => ({
        id,
        name: noText,
        departmentId: hall.departments[0]?.id ?? '',
        kind: 'matter',
        matters: [],
        seriesPrefix: 'A',
        expectedMinutes: 10,
        targetMinutes: { green: 5, appointment: 10, walkin: 30 },
        materials: [],
      })}
    >
      {({ kind }, path, isNew) => (
        <>
          <Group title={texts.basics}>
            <TextField path={[...path, 'name']} label={texts.name} />
            {isNew && <WordField path={[...path, 'id']} label={texts.id} hint={texts.idHint} />}
            <ChoiceField
              path={[...path, 'departmentId']}
              label={texts.department}
              options={optionsOf(hall.departments)}
            />
            <ChoiceField
              path={[...path, 'kind']}
              label={texts.kind}
              options={wordOptions(serviceKindWords)}
            />
            <WordField path={[...path, 'seriesPrefix']} label={texts.series} hint={texts.seriesHint} />
            <NumberField path={[...path, 'expectedMinutes']} label={texts.expected} unit={texts.minutes} />
            <NumberField
              path={[...path, 'bookingSlots']}
              label={texts.bookingSlots}
              unit={texts.slots}
              usual={1}
            />
            {kind === 'package' && (
              <IdPicks
                path={[...path, 'matters']}
                label={texts.matters}
                options={optionsOf(hall.services.filter((service) => service.kind === 'matter'))}
              />
            )}
          </Group>
          <Group title={texts.targets}>
            <NumberField
              path={[...path, 'targetMinutes', 'green']}
              label={texts.targetGreen}
              unit={texts.minutes}
            />
            <NumberField
              path={[...path, 'targetMinutes', 'appointment']}
              label={texts.targetAppointment}
              unit={texts.minutes}
            />
            <NumberField
              path={[...path, 'targetMinutes', 'walkin']}
              label={texts.targetWalkin}
              unit={texts.minutes}
            />
          </Group>
          <Group title={texts.visitorTold}>
            <VisitorTold path={path} />
          </Group>
        </>
      )}
    </EntryList>
  )
}

function VisitorTold({ path }: { readonly path: Path }) {
  return (
    <>
      <LineList
        path={[...path, 'materials']}
        label={texts.materials}
        add={texts.addMaterial}
        fresh={noText}
        most={20}
      >
        {(line) => (
          <>
            <TextField path={line} label={texts.material} long="long" />
            <TextField path={[...line, 'issuedBy']} label={texts.issuedBy} optional="optional" />
            <TextField path={[...line, 'copies']} label={texts.copies} optional="optional" />
          </>
        )}
      </LineList>
      <LineList
        path={[...path, 'mistakes']}
        label={texts.mistakes}
        add={texts.addMistake}
        fresh={noText}
        most={10}
        optional="optional"
      >
        {(line) => <TextField path={line} label={texts.mistake} long="long" />}
      </LineList>
      <TextField path={[...path, 'fee']} label={texts.fee} optional="optional" long="long" />
      <TextField
        path={[...path, 'selfService']}
        label={texts.selfService}
        hint={texts.selfServiceHint}
        optional="optional"
        long="long"
      />
    </>
  )
}
