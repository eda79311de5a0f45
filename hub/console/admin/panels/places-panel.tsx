import type { Text } from '../../../../shared/text.ts'
import { hallTexts as texts } from '../../../../shared/texts/console-admin-hall.ts'
import { EntryList } from '../hall/entry-list.tsx'
import { Group, TextField, WordField } from '../hall/fields.tsx'

/** The zones and departments of the hall. */
export function PlacesPanel() {
  return (
    <div class="two-lists">
      <Names name="zones" title={texts.zones} add={texts.addZone} />
      <Names name="departments" title={texts.departments} add={texts.addDepartment} />
    </div>
  )
}

interface Props {
  readonly name: 'zones' | 'departments'
  readonly title: Text
  readonly add: Text
}

function Names({ name, title, add }: Props) {
  return (
    <EntryList
      name={name}
      title={title}
      add={add}
      aside={({ id }) => id}
      fresh={(id) => ({ id, name: { zh: '', en: '' } })}
    >
      {(_, path, isNew) => (
        <Group title={texts.basics}>
          <TextField path={[...path, 'name']} label={texts.name} />
          {isNew && <WordField path={[...path, 'id']} label={texts.id} hint={texts.idHint} />}
        </Group>
      )}
    </EntryList>
  )
}
