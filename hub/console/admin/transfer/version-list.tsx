import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { HallDefinition } from '../../../../shared/hall-definition.ts'
import type { HallVersion } from '../../../../shared/http/hall-file-schemas.ts'
import type { Text } from '../../../../shared/text.ts'
import { actorWords } from '../../../../shared/texts/console-admin.ts'
import { transferTexts as texts } from '../../../../shared/texts/console-admin-transfer.ts'
import { get, wordsOf } from '../../../../shared/ui/api.ts'
import { t } from '../../../../shared/ui/language.ts'
import { isSignedOut, type StaffSession } from '../../session/staff-session.ts'
import { useDraft } from '../hall/hall-draft.ts'
import { readHall } from '../hall/hall-file-api.ts'
import { momentWords } from '../moment-words.ts'

interface Props {
  readonly session: StaffSession
  readonly timeZone: string
}

/** The hall's earlier definitions, each of which can be taken up into the forms again. */
export function VersionList({ session, timeZone }: Props) {
  const draft = useDraft()
  const versions = useSignal<readonly HallVersion[]>([])
  const notice = useSignal<{ readonly tone: 'info' | 'error'; readonly text: Text } | undefined>(undefined)
  const failed = (error: unknown) => {
    if (isSignedOut(error)) session.expired()
    notice.value = { tone: 'error', text: wordsOf(error) }
  }
  useEffect(() => {
    get<{ versions: HallVersion[] }>('/api/v1/admin/hall/versions').then((answer) => {
      versions.value = answer.versions
      if (notice.value?.tone === 'error') notice.value = undefined
    }, failed)
  }, [draft.saved.value])
  const takeUp = async (seq: number) => {
    try {
      const { text } = await readHall(`/api/v1/admin/hall/versions/${seq}`)
      const booking = draft.saved.value?.booking
      const earlier = JSON.parse(text) as HallDefinition
      draft.replace(booking === undefined ? earlier : { ...earlier, booking })
      notice.value = { tone: 'info', text: texts.takenUp }
    } catch (error) {
      failed(error)
    }
  }
  const nameOf = ({ actorKind, actorId }: HallVersion) =>
    draft.saved.value?.staff.find(({ id }) => id === actorId)?.name ??
    actorWords[actorKind] ?? { zh: actorId, en: actorId }
  return (
    <section class="group" aria-label={t(texts.history)}>
      <h3>{t(texts.history)}</h3>
      <p class="hint">{t(texts.historyHint)}</p>
      {notice.value !== undefined && (
        <p class={`notice ${notice.value.tone}`} role={notice.value.tone === 'error' ? 'alert' : 'status'}>
          {t(notice.value.text)}
        </p>
      )}
      <ol class="versions">
        {versions.value.map((version, index) => (
          <li key={version.seq}>
            <span>{momentWords(version.at, timeZone, 'medium')}</span>
            <span>{t(nameOf(version))}</span>
            {index === 0 ? (
              <span class="hint">{t(texts.present)}</span>
            ) : (
              <button type="button" class="secondary" onClick={() => void takeUp(version.seq)}>
                {t(texts.takeUp)}
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
