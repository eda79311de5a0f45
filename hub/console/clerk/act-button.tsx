import type { Text } from '../../../shared/text.ts'
import { now } from '../../../shared/ui/hub-clock.ts'
import { t } from '../../../shared/ui/language.ts'
import { KeyCap } from '../common/key-cap.tsx'
import { type ActName, actKeys } from './act.ts'
import type { Desk } from './desk.ts'
import { permit } from './permit.ts'

interface Props {
  readonly desk: Desk
  readonly act: ActName
  readonly label: Text
  /** Shown below the name; a countdown replaces it while the act has to wait. */
  readonly detail?: Text | undefined
  readonly tone?: 'plain' | 'danger' | 'dark' | 'dark attention'
}

/**
 * An act with its key. It stays focusable and says its reason when it is not possible now. A press of the mouse leaves
 * the focus where it was, so that Space keeps meaning the common act.
 */
export function ActButton({ desk, act, label, detail, tone = 'plain' }: Props) {
  const view = desk.view.value
  if (view === undefined) return null
  const allowed = permit(view, act, now.value)
  const state = desk.runner.state.value
  // A short wait for the answer locks without a flicker of grey; a long one shows.
  const isBrief = allowed.allowed && state.status === 'busy' && !state.slow
  const remark = allowed.allowed ? detail : allowed.waits === true ? allowed.why : undefined
  return (
    <button
      type="button"
      class={`act ${tone}${isBrief ? ' in-flight' : ''}`}
      data-act={act}
      aria-disabled={!allowed.allowed || state.status !== 'ready'}
      aria-keyshortcuts={actKeys[act]}
      {...(allowed.allowed ? {} : { title: t(allowed.why) })}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => desk.perform(act)}
    >
      <span class="name">
        {t(label)}
        <KeyCap name={actKeys[act]} />
      </span>
      {remark !== undefined && <span class="remark">{t(remark)}</span>}
    </button>
  )
}
