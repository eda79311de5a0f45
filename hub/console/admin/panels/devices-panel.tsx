import { textPercentsOf } from '../../../../shared/device-look.ts'
import type { DeviceDefinition, DeviceKind } from '../../../../shared/hall-definition.ts'
import { deviceKindWords } from '../../../../shared/texts/common.ts'
import { hallTexts as texts } from '../../../../shared/texts/console-admin-hall.ts'
import { ledColourWords } from '../../../../shared/texts/console-admin-transfer.ts'
import { t } from '../../../../shared/ui/language.ts'
import { EntryList } from '../hall/entry-list.tsx'
import { ChoiceField, Group, NumberField, SwitchField, TextField, WordField } from '../hall/fields.tsx'
import { useDraft } from '../hall/hall-draft.ts'
import { IdPicks } from '../hall/id-picks.tsx'
import { optionsOf, wordOptions } from '../hall/options.ts'

type DeviceField = Exclude<keyof DeviceDefinition, 'id' | 'kind' | 'name'>

const lookFields = ['textPercent', 'contrast'] as const

/** What a device of each kind has besides its name. */
const fieldsOfKinds: Readonly<Record<DeviceKind, readonly DeviceField[]>> = {
  board: ['zoneId', 'voice', ...lookFields],
  'window-screen': ['windowId', ...lookFields],
  pad: ['windowId', ...lookFields],
  kiosk: ['printerId', ...lookFields],
  printer: [],
  led: ['zoneId', 'windowId', 'led'],
}

/** A device as one of another kind, without what that kind does not have. */
function asKind({ id, name, ...rest }: DeviceDefinition, kind: DeviceKind): DeviceDefinition {
  const fields = fieldsOfKinds[kind].map((field) => [field, rest[field]])
  return { id, kind, name, ...Object.fromEntries(fields.filter(([, value]) => value !== undefined)) }
}

/** What the hall knows of its devices: what they are and where they stand. */
export function DevicesPanel() {
  const draft = useDraft()
  const hall = draft.hall.value
  if (hall === undefined) return null
  const windows = hall.windows.map(({ id, number, name }) => ({
    id,
    words: { zh: `${number} ${name.zh}`, en: `${number} ${name.en || name.zh}` },
  }))
  /** A field that does not belong to the kind and yet stands in a file is shown, to be cleared. */
  const has = (device: DeviceDefinition, field: DeviceField) =>
    fieldsOfKinds[device.kind].includes(field) || device[field] !== undefined
  const savedAs = (id: string) => draft.saved.value?.devices.find((device) => device.id === id)
  return (
    <EntryList
      name="devices"
      title={texts.deviceForms}
      add={texts.addDevice}
      aside={({ kind, id }) => `${t(deviceKindWords[kind])} ${id}`}
      fresh={(id) => ({ id, kind: 'kiosk', name: { zh: '', en: '' } })}
    >
      {(device, path, isNew) => (
        <>
          <Group title={texts.basics}>
            <TextField path={[...path, 'name']} label={texts.name} />
            {isNew && <WordField path={[...path, 'id']} label={texts.id} hint={texts.idHint} />}
            <ChoiceField
              path={[...path, 'kind']}
              label={texts.kind}
              options={wordOptions(deviceKindWords)}
              // Keys lead through other kinds to the one that is meant: what was saved comes back with its kind.
              onChosen={(kind) =>
                draft.set(path, asKind({ ...savedAs(device.id), ...device }, kind as DeviceKind))
              }
            />
            {has(device, 'zoneId') && (
              <ChoiceField
                path={[...path, 'zoneId']}
                label={texts.zone}
                options={optionsOf(hall.zones)}
                none={texts.none}
              />
            )}
            {has(device, 'windowId') && (
              <ChoiceField
                path={[...path, 'windowId']}
                label={texts.deviceWindow}
                options={windows}
                none={texts.none}
              />
            )}
            {has(device, 'printerId') && (
              <ChoiceField
                path={[...path, 'printerId']}
                label={texts.devicePrinter}
                options={optionsOf(hall.devices.filter(({ kind }) => kind === 'printer'))}
                none={texts.none}
              />
            )}
            {has(device, 'voice') && <SwitchField path={[...path, 'voice']} label={texts.voice} />}
          </Group>
          {lookFields.some((field) => has(device, field)) && (
            <Group title={texts.look}>
              <ChoiceField
                path={[...path, 'textPercent']}
                label={texts.textSize}
                options={textPercentsOf(device.kind).map((id) => ({
                  id,
                  words: { zh: `${id}%`, en: `${id} %` },
                }))}
                none={texts.lookHere}
              />
              <ChoiceField
                path={[...path, 'contrast']}
                label={texts.contrast}
                options={wordOptions({ auto: texts.contrastUsual, more: texts.contrastMore })}
                none={texts.lookHere}
              />
              <p class="hint">{t(texts.lookHint)}</p>
            </Group>
          )}
          {has(device, 'led') && (
            <Group title={texts.led}>
              <NumberField path={[...path, 'led', 'widthDots']} label={texts.ledWidth} />
              <NumberField path={[...path, 'led', 'heightDots']} label={texts.ledHeight} />
              <ChoiceField
                path={[...path, 'led', 'colour']}
                label={texts.ledColour}
                options={wordOptions(ledColourWords)}
              />
              <IdPicks
                path={[...path, 'led', 'languages']}
                label={texts.ledLanguages}
                options={wordOptions({ zh: texts.inChinese, en: texts.inEnglish })}
                usual={['zh']}
              />
              <WordField
                path={[...path, 'led', 'controller']}
                label={texts.ledController}
                hint={texts.ledControllerHint}
                optional="optional"
              />
            </Group>
          )}
        </>
      )}
    </EntryList>
  )
}
