import { textPercentsOf } from '../../../../shared/device-look.ts'
import { deviceKindWords } from '../../../../shared/texts/common.ts'
import { hallTexts as texts } from '../../../../shared/texts/console-admin-hall.ts'
import { ledColourWords } from '../../../../shared/texts/console-admin-transfer.ts'
import { t } from '../../../../shared/ui/language.ts'
import { EntryList } from '../hall/entry-list.tsx'
import { ChoiceField, Group, NumberField, SwitchField, TextField, WordField } from '../hall/fields.tsx'
import { useDraft } from '../hall/hall-draft.ts'
import { IdPicks } from '../hall/id-picks.tsx'
import { optionsOf, wordOptions } from '../hall/options.ts'

/** What the hall knows of its devices: what they are and where they stand. */
export function DevicesPanel() {
  const hall = useDraft().hall.value
  if (hall === undefined) return null
  const windows = hall.windows.map(({ id, number, name }) => ({
    id,
    words: { zh: `${number} ${name.zh}`, en: `${number} ${name.en || name.zh}` },
  }))
  return (
    <EntryList
      name="devices"
      title={texts.deviceForms}
      add={texts.addDevice}
      aside={({ kind, id }) => `${t(deviceKindWords[kind])} ${id}`}
      fresh={(id) => ({ id, kind: 'kiosk', name: { zh: '', en: '' } })}
    >
      {({ kind, textPercent, contrast }, path, isNew) => (
        <>
          <Group title={texts.basics}>
            <TextField path={[...path, 'name']} label={texts.name} />
            {isNew && <WordField path={[...path, 'id']} label={texts.id} hint={texts.idHint} />}
            <ChoiceField path={[...path, 'kind']} label={texts.kind} options={wordOptions(deviceKindWords)} />
            {(kind === 'board' || kind === 'led') && (
              <ChoiceField
                path={[...path, 'zoneId']}
                label={texts.zone}
                options={optionsOf(hall.zones)}
                none={texts.none}
              />
            )}
            {(kind === 'window-screen' || kind === 'pad' || kind === 'led') && (
              <ChoiceField
                path={[...path, 'windowId']}
                label={texts.deviceWindow}
                options={windows}
                none={texts.none}
              />
            )}
            {kind === 'kiosk' && (
              <ChoiceField
                path={[...path, 'printerId']}
                label={texts.devicePrinter}
                options={optionsOf(hall.devices.filter((device) => device.kind === 'printer'))}
                none={texts.none}
              />
            )}
            {kind === 'board' && <SwitchField path={[...path, 'voice']} label={texts.voice} />}
          </Group>
          {(textPercentsOf(kind).length > 0 || textPercent !== undefined || contrast !== undefined) && (
            <Group title={texts.look}>
              <ChoiceField
                path={[...path, 'textPercent']}
                label={texts.textSize}
                options={textPercentsOf(kind).map((id) => ({ id, words: { zh: `${id}%`, en: `${id} %` } }))}
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
          {kind === 'led' && (
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
