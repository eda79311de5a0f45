import { useSignal } from '@preact/signals'
import { type ComponentChildren, Fragment } from 'preact'
import { useEffect } from 'preact/hooks'
import type { DeviceKind } from '../hall-definition.ts'
import type { DeviceCredential } from '../http/device-schemas.ts'
import type { HallView } from '../http/hall-schemas.ts'
import type { Text } from '../text.ts'
import { deviceKindWords, enrolmentTexts } from '../texts/common.ts'
import { get, wordsOf } from './api.ts'
import { appearance, setAppearance, textPercents } from './appearance.ts'
import './device-gate.css'
import { demoCredential, enrol, forgetCredential, loadCredential } from './device-credential.ts'

/** Pauses between attempts to reach the hub, in milliseconds. */
const firstPauseMs = 1_000
const longestPauseMs = 2_500

interface Props {
  readonly deviceId: string
  readonly kind: DeviceKind
  /** Draws the device's page once it has a credential. */
  readonly children: (credential: DeviceCredential) => ComponentChildren
}

/**
 * Lets a page in once the browser holds the device's credential: the kept one, else its own in a demo hall, else by the
 * enrolment form.
 */
export function DeviceGate({ deviceId, kind, children }: Props) {
  const credential = loadCredential(deviceId)
  // Another secret is another device life: the page below starts anew with it.
  if (credential !== undefined) return <Fragment key={credential.secret}>{children(credential)}</Fragment>
  return <Enrolment key={deviceId} deviceId={deviceId} kind={kind} />
}

function Enrolment({ deviceId, kind }: Omit<Props, 'children'>) {
  const needsCode = useSignal(false)
  const trouble = useSignal<Text | undefined>(undefined)

  useEffect(() => {
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const attempt = async (pauseMs: number): Promise<void> => {
      try {
        const hall = await get<HallView>('/api/v1/hall')
        if (isOver) return
        if (!hall.demo) needsCode.value = true
        else await demoCredential(deviceId)
      } catch (error) {
        if (isOver) return
        trouble.value = wordsOf(error)
        needsCode.value = !isAway(error)
        const next = Math.min(pauseMs * 2, longestPauseMs)
        if (!needsCode.value) timer = setTimeout(() => attempt(next), pauseMs * (0.5 + Math.random()))
      }
    }
    void attempt(firstPauseMs)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [deviceId])

  return (
    <main class="device-gate">
      {needsCode.value ? (
        <EnrolmentForm deviceId={deviceId} kind={kind} />
      ) : (
        <Both text={enrolmentTexts.waiting} tag="h1" />
      )}
      {trouble.value !== undefined && (
        <div role="alert" class="device-gate-trouble">
          <Both text={trouble.value} tag="p" />
        </div>
      )}
    </main>
  )
}

function isAway(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    ['unreachable', 'not_ready', 'overloaded'].includes(String(error.code))
  )
}

function EnrolmentForm({ deviceId, kind }: Omit<Props, 'children'>) {
  const code = useSignal('')
  const isBusy = useSignal(false)
  const trouble = useSignal<Text | undefined>(undefined)

  const submit = async (event: Event) => {
    event.preventDefault()
    isBusy.value = true
    trouble.value = undefined
    try {
      const given = await enrol(code.value.trim())
      if (given.deviceId !== deviceId) {
        forgetCredential(given)
        trouble.value = fillBoth(enrolmentTexts.otherDevice, given.deviceId)
      }
    } catch (error) {
      trouble.value = wordsOf(error)
    }
    isBusy.value = false
  }

  return (
    <form onSubmit={submit}>
      <Both text={enrolmentTexts.title} tag="h1" />
      <Both text={enrolmentTexts.explain} tag="p" />
      <p class="device-gate-device">
        {deviceKindWords[kind].zh} {deviceKindWords[kind].en} · <span class="number">{deviceId}</span>
      </p>
      <label>
        <Both text={enrolmentTexts.code} tag="span" />
        <input
          class="number"
          value={code.value}
          onInput={(event) => {
            code.value = event.currentTarget.value
          }}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          maxLength={40}
          required
        />
      </label>
      {kind !== 'kiosk' && <TextSize />}
      <button type="submit" disabled={isBusy.value || code.value.trim().length < 4}>
        <Both text={enrolmentTexts.submit} tag="span" />
      </button>
      {trouble.value !== undefined && (
        <div role="alert" class="device-gate-trouble">
          <Both text={trouble.value} tag="p" />
        </div>
      )}
    </form>
  )
}

/** How large this screen's text is, for whoever hangs it up; kept on the device, as `?text=` of the address is. */
function TextSize() {
  return (
    <fieldset>
      <legend>
        <Both text={enrolmentTexts.textSize} tag="span" />
      </legend>
      <div class="device-gate-sizes">
        {textPercents.map((percent) => (
          <label key={percent}>
            <input
              type="radio"
              name="text-size"
              checked={appearance.value.textPercent === percent}
              onChange={() => setAppearance({ textPercent: percent })}
            />
            <span class="number">{percent} %</span>
          </label>
        ))}
      </div>
      <Both text={enrolmentTexts.textSizeLater} tag="p" />
    </fieldset>
  )
}

function fillBoth(text: Text, device: string): Text {
  return { zh: text.zh.replace('{device}', device), en: text.en.replace('{device}', device) }
}

/** A text in both languages, as an element of a page that is not let in yet. */
export function Both({ text, tag: Tag }: { text: Text; tag: 'h1' | 'p' | 'span' }) {
  return (
    <Tag class="device-gate-text">
      {text.zh} <span lang="en">{text.en}</span>
    </Tag>
  )
}
