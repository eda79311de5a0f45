import { useSignal } from '@preact/signals'
import { maxHallFileBytes } from '../../../../shared/hall-file-bytes.ts'
import type { HallChanges, HallFileFault } from '../../../../shared/http/hall-file-schemas.ts'
import type { Text } from '../../../../shared/text.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import { hallFieldWords, transferTexts as texts } from '../../../../shared/texts/console-admin-transfer.ts'
import { ApiProblem, wordsOf } from '../../../../shared/ui/api.ts'
import { t } from '../../../../shared/ui/language.ts'
import { HoldButton } from '../../common/hold-button.tsx'
import { isSignedOut, type StaffSession } from '../../session/staff-session.ts'
import { DropField } from '../drop-field.tsx'
import { FileChooser } from '../file-chooser.tsx'
import { useDraft } from '../hall/hall-draft.ts'
import { checkHall, putHall } from '../hall/hall-file-api.ts'

interface Chosen {
  readonly name: string
  readonly text: string
  /** The version of the hall that it was judged against. */
  readonly tag: string
  readonly faults: readonly HallFileFault[]
  readonly changes: HallChanges | null
}

interface Props {
  readonly session: StaffSession
}

/** Takes a hall's file in: judged first, with every mistake at its line, then confirmed. */
export function ImportPart({ session }: Props) {
  const draft = useDraft()
  const chosen = useSignal<Chosen | undefined>(undefined)
  const isBusy = useSignal(false)
  const notice = useSignal<{ readonly tone: 'done' | 'error'; readonly text: Text } | undefined>(undefined)
  const attempt = async (work: () => Promise<void>) => {
    if (isBusy.value) return
    isBusy.value = true
    notice.value = undefined
    try {
      await work()
    } catch (error) {
      if (isSignedOut(error)) session.expired()
      notice.value = { tone: 'error', text: wordsOf(error) }
    }
    isBusy.value = false
  }
  const judge = async (name: string, text: string) => {
    const { value: tag } = draft.tag
    chosen.value = { name, text, tag, ...(await checkHall(text)) }
  }
  const choose = (file: File | undefined) =>
    attempt(async () => {
      if (file === undefined) return
      chosen.value = undefined
      const refuse = (words: Text) => {
        notice.value = { tone: 'error', text: fillText(words, { file: file.name }) }
      }
      if (file.size > maxHallFileBytes) return refuse(texts.tooLarge)
      // A folder that is dropped looks like a file and cannot be read.
      const text = await file.text().catch(() => undefined)
      if (text === undefined) return refuse(texts.unreadable)
      await judge(file.name, text)
    })
  const take = () =>
    attempt(async () => {
      if (chosen.value === undefined) return
      const { name, text, tag } = chosen.value
      const taken = await putHall(text, tag).catch(async (error) => {
        if (!(error instanceof ApiProblem) || error.code !== 'hall_overtaken') throw error
        await draft.load()
        await judge(name, text)
        notice.value = { tone: 'error', text: texts.overtaken }
      })
      if (taken === undefined) return
      if ('faults' in taken) {
        chosen.value = { ...chosen.value, faults: taken.faults }
        return
      }
      chosen.value = undefined
      draft.showPasswords(taken.firstPasswords)
      notice.value = { tone: 'done', text: texts.imported }
      await draft.load()
    })
  return (
    <section class="group" aria-label={t(texts.import)}>
      <h3>{t(texts.import)}</h3>
      <p class="hint">{t(texts.importHint)}</p>
      <DropField label={texts.import} onDropped={({ files }) => void choose(files[0])}>
        <FileChooser
          label={texts.chooseFile}
          accept=".json,application/json"
          onChosen={(files) => void choose(files?.[0])}
        />
        <span class="hint">{t(isBusy.value ? texts.judging : texts.dropHere)}</span>
      </DropField>
      {notice.value !== undefined && (
        <p class={`notice ${notice.value.tone}`} role={notice.value.tone === 'error' ? 'alert' : 'status'}>
          {t(notice.value.text)}
        </p>
      )}
      {chosen.value !== undefined && <Judgement chosen={chosen.value} onTake={() => void take()} />}
    </section>
  )
}

function Judgement({ chosen, onTake }: { readonly chosen: Chosen; readonly onTake: () => void }) {
  const { name, text, faults, changes } = chosen
  if (faults.length > 0) return <FaultList name={name} text={text} faults={faults} />
  const lines = changes === null ? [] : linesOf(changes)
  if (lines.length === 0)
    return (
      <p class="notice info" role="status">
        {t(fillText(texts.nothingNew, { file: name }))}
      </p>
    )
  return (
    <>
      <p role="status">{t(fillText(texts.wouldChange, { file: name }))}</p>
      <ul class="changes">
        {lines.map(({ words, ids }) => (
          <li key={words.en}>
            {t(words)} {ids.length > 0 && <small>{ids.join(', ')}</small>}
          </li>
        ))}
      </ul>
      <HoldButton label={texts.importNow} onHeld={onTake} />
    </>
  )
}

/** Ids that one line of the changes names at most. */
const idsShown = 12

function linesOf({ lists, fields }: HallChanges): { words: Text; ids: string[] }[] {
  const wordsFor = (name: string) => hallFieldWords[name] ?? { zh: name, en: name }
  return [
    ...Object.entries(lists).flatMap(([name, change]) =>
      (['added', 'removed', 'changed'] as const).flatMap((kind) =>
        change[kind].length === 0
          ? []
          : {
              words: fillText(texts[kind], { list: wordsFor(name), n: change[kind].length }),
              ids: change[kind].slice(0, idsShown),
            },
      ),
    ),
    ...fields.map((field) => ({ words: fillText(texts.fieldChanged, { field: wordsFor(field) }), ids: [] })),
  ]
}

/** Characters of a line that are shown at most, and how many of them before the mistake. */
const excerptLength = 120
const excerptBefore = 40

/** A line, or of a long one what stands around a column: a file without line breaks has one line. */
function excerptOf(line: string, column: number): string {
  if (line.length <= excerptLength) return line.trim()
  const from = Math.max(0, column - 1 - excerptBefore)
  const to = from + excerptLength
  return `${from > 0 ? '…' : ''}${line.slice(from, to).trim()}${to < line.length ? '…' : ''}`
}

interface FaultListProps {
  readonly name: string
  readonly text: string
  readonly faults: readonly HallFileFault[]
}

/** Every mistake of a file at its line, with what stands there. */
function FaultList({ name, text, faults }: FaultListProps) {
  const lines = text.split('\n')
  return (
    <>
      <p class="notice error" role="alert">
        {t(fillText(texts.faultCount, { file: name, n: faults.length }))}
      </p>
      <ol class="file-faults">
        {faults.map(({ line, column, path, message }) => (
          <li key={`${line}:${column}:${message.en}`}>
            <strong>{t(message)}</strong>
            <span class="hint">
              {t(fillText(texts.line, { line, column }))} {path !== '' && <code>{path}</code>}
            </span>
            <pre>
              <span class="line-number" aria-hidden="true">
                {line}
              </span>
              {excerptOf(lines[line - 1] ?? '', column)}
            </pre>
          </li>
        ))}
      </ol>
    </>
  )
}
