import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { localTimeOf } from '../../../../shared/business-day.ts'
import type { HallView } from '../../../../shared/http/hall-schemas.ts'
import type { Text } from '../../../../shared/text.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import { readyNotices, managerDayTexts as texts } from '../../../../shared/texts/console-manager-day.ts'
import { hubNow } from '../../../../shared/ui/hub-clock.ts'
import { t } from '../../../../shared/ui/language.ts'
import { Modal } from '../../common/modal.tsx'
import type { NoticeWish } from '../manager-intents.ts'

/** Ends that are offered, in minutes from now. */
const endsInMinutes = [30, 60, 120, 240]
const mostZh = 120
const mostEn = 240

interface Props {
  readonly hall: HallView
  readonly onPost: (wish: NoticeWish) => void
  readonly onClose: () => void
  readonly children: ComponentChildren
}

/** Writing a notice for the boards: ready-made or one's own, where, and until when. */
export function NoticeDialog({ hall, onPost, onClose, children }: Props) {
  const zh = useSignal('')
  const en = useSignal('')
  const zoneId = useSignal('')
  const minutes = useSignal(0)
  const isEmpty = zh.value.trim() === ''
  const fillIn = (text: Text) => {
    zh.value = text.zh
    en.value = text.en
  }
  const post = () =>
    onPost({
      text: { zh: zh.value.trim(), en: en.value.trim() },
      zoneId: zoneId.value === '' ? null : zoneId.value,
      until: minutes.value === 0 ? null : Math.round(hubNow()) + minutes.value * 60_000,
    })
  return (
    <Modal wide="wide" title={texts.newNotice} onClose={onClose}>
      <form
        class="notice-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (!isEmpty) post()
        }}
      >
        <label class="field">
          {t(texts.noticeZh)}
          <textarea
            rows={2}
            maxLength={mostZh}
            lang="zh-CN"
            value={zh.value}
            onInput={(event) => {
              zh.value = event.currentTarget.value
            }}
          />
        </label>
        <label class="field">
          {t(texts.noticeEn)}
          <textarea
            rows={2}
            maxLength={mostEn}
            lang="en"
            value={en.value}
            onInput={(event) => {
              en.value = event.currentTarget.value
            }}
          />
        </label>
        <fieldset class="ready-made">
          <legend>{t(texts.readyMade)}</legend>
          {readyNotices.map((text) => (
            <button key={text.en} type="button" class="quiet" onClick={() => fillIn(text)}>
              {t(text)}
            </button>
          ))}
        </fieldset>
        <div class="pair">
          <label class="field">
            {t(texts.noticeZone)}
            <select
              value={zoneId.value}
              onChange={(event) => {
                zoneId.value = event.currentTarget.value
              }}
            >
              <option value="">{t(texts.allZones)}</option>
              {hall.zones.map(({ id, name }) => (
                <option key={id} value={id}>
                  {t(name)}
                </option>
              ))}
            </select>
          </label>
          <label class="field">
            {t(texts.noticeUntil)}
            <select
              value={minutes.value}
              onChange={(event) => {
                minutes.value = Number(event.currentTarget.value)
              }}
            >
              <option value={0}>{t(texts.untilWithdrawn)}</option>
              {endsInMinutes.map((n) => (
                <option key={n} value={n}>
                  {t(endWords(n, hall.timeZone))}
                </option>
              ))}
            </select>
          </label>
        </div>
        {children}
        <div class="buttons">
          <button type="submit" class="primary" aria-disabled={isEmpty}>
            {t(texts.post)}
          </button>
          <span class="hint" role="status">
            {isEmpty && t(texts.writeFirst)}
          </span>
        </div>
      </form>
    </Modal>
  )
}

function endWords(minutes: number, timeZone: string): Text {
  const time = localTimeOf(hubNow() + minutes * 60_000, timeZone)
  const isHours = minutes % 60 === 0
  return fillText(isHours ? texts.forHours : texts.forMinutes, { time, n: isHours ? minutes / 60 : minutes })
}
