import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { StaffMember } from '../../../../shared/hall-definition.ts'
import type { FirstPassword, StaffAccess } from '../../../../shared/http/hall-file-schemas.ts'
import type { Text } from '../../../../shared/text.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import { hallTexts as texts } from '../../../../shared/texts/console-admin-hall.ts'
import { roleWords } from '../../../../shared/texts/console-words.ts'
import { command, get, wordsOf } from '../../../../shared/ui/api.ts'
import { t } from '../../../../shared/ui/language.ts'
import { HoldButton } from '../../common/hold-button.tsx'
import { Modal } from '../../common/modal.tsx'
import { isSignedOut, type StaffSession } from '../../session/staff-session.ts'
import { EntryList } from '../hall/entry-list.tsx'
import { ChoiceField, Group, TextField, WordField } from '../hall/fields.tsx'
import { useDraft } from '../hall/hall-draft.ts'
import { wordOptions } from '../hall/options.ts'

type Status = StaffAccess['staff'][number]['status']

const statusWords: Readonly<Record<Status, Text>> = {
  active: texts.accessActive,
  present: texts.accessPresent,
  locked: texts.accessLocked,
}

interface Props {
  readonly session: StaffSession
}

/** Who works here, in which role, and who can sign in. */
export function StaffPanel({ session }: Props) {
  const draft = useDraft()
  const access = useSignal<ReadonlyMap<string, Status>>(new Map())
  const asked = useSignal<{ readonly act: 'password' | 'lock'; readonly member: StaffMember } | undefined>(
    undefined,
  )
  const trouble = useSignal<Text | undefined>(undefined)
  const load = async () => {
    try {
      const { staff } = await get<StaffAccess>('/api/v1/admin/staff')
      access.value = new Map(staff.map(({ staffId, status }) => [staffId, status]))
    } catch (error) {
      if (isSignedOut(error)) session.expired()
      trouble.value = wordsOf(error)
    }
  }
  useEffect(() => {
    trouble.value = undefined
    void load()
  }, [draft.saves.value])
  const act = async () => {
    if (asked.value === undefined) return
    const { act: noun, member } = asked.value
    asked.value = undefined
    trouble.value = undefined
    try {
      const made = await command<FirstPassword | undefined>(
        `/api/v1/admin/staff/${encodeURIComponent(member.id)}/${noun}`,
      )
      if (made !== undefined) draft.showPasswords([made])
      await load()
    } catch (error) {
      if (isSignedOut(error)) session.expired()
      trouble.value = wordsOf(error)
    }
  }
  return (
    <>
      {trouble.value !== undefined && (
        <p class="notice error" role="alert">
          {t(trouble.value)}
        </p>
      )}
      <EntryList
        name="staff"
        title={texts.staff}
        add={texts.addStaff}
        aside={({ badgeNumber, role }) => `${badgeNumber ?? ''} ${t(roleWords[role])}`}
        fresh={(id) => ({ id, name: { zh: '', en: '' }, badgeNumber: '', role: 'clerk' })}
      >
        {(member, path, isNew) => (
          <>
            <Group title={texts.basics}>
              <TextField path={[...path, 'name']} label={texts.name} />
              {isNew && <WordField path={[...path, 'id']} label={texts.id} hint={texts.idHint} />}
              <WordField path={[...path, 'badgeNumber']} label={texts.badgeNumber} />
              <ChoiceField path={[...path, 'role']} label={texts.role} options={wordOptions(roleWords)} />
            </Group>
            <Group title={texts.access}>
              <p>{t(isNew ? texts.accessNew : statusWords[access.value.get(member.id) ?? 'active'])}</p>
              {!isNew && member.id !== session.staff.staffId && (
                <span class="access-acts">
                  <button
                    type="button"
                    class="secondary"
                    onClick={() => {
                      asked.value = { act: 'password', member }
                    }}
                  >
                    {t(texts.resetPassword)}
                  </button>
                  {access.value.get(member.id) !== 'locked' && (
                    <button
                      type="button"
                      class="secondary danger"
                      onClick={() => {
                        asked.value = { act: 'lock', member }
                      }}
                    >
                      {t(texts.lock)}
                    </button>
                  )}
                </span>
              )}
            </Group>
          </>
        )}
      </EntryList>
      {asked.value !== undefined && (
        <Modal
          title={fillText(asked.value.act === 'lock' ? texts.lockTitle : texts.resetTitle, {
            name: asked.value.member.name,
          })}
          hint={asked.value.act === 'lock' ? texts.lockHint : texts.resetHint}
          onClose={() => {
            asked.value = undefined
          }}
        >
          <HoldButton
            label={asked.value.act === 'lock' ? texts.lock : texts.resetPassword}
            onHeld={() => void act()}
          />
        </Modal>
      )}
    </>
  )
}
