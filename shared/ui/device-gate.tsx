import { useSignal } from '@preact/signals'
import { type ComponentChildren, Fragment } from 'preact'
import { useEffect, useLayoutEffect } from 'preact/hooks'
import { textPercentsOf } from '../device-look.ts'
import type { DeviceCredential } from '../http/device-schemas.ts'
import type { HallView } from '../http/hall-schemas.ts'
import type { Text } from '../text.ts'
import { deviceKindWords, enrolmentTexts } from '../texts/common.ts'
import { wordsOf } from './api.ts'
import { appearance, prescribeLook, setAppearance } from './appearance.ts'
import './device-gate.css'
import { demoCredential, enrol, forgetCredential, loadCredential } from './device-credential.ts'

/** Pauses between attempts to reach the hub, in milliseconds. */
const firstPauseMs = 1_000
const longestPauseMs = 2_500

/** A device as anybody may know it; where it stands and how it looks is what the hall says now. */
export type HallDevice = HallView['devices'][number]

interface Props {
  readonly hall: HallView
  readonly device: HallDevice
  /** Draws the device's page once it has a credential. */
  readonly children: (credential: DeviceCredential) => ComponentChildren
}

/**
 * Lets a page in once the browser holds the device's credential: the kept one, else its own in a demo hall, else by the
 * enrolment form. The page looks as the hall's administrator has set it for the device.
 */
export function DeviceGate({ hall, device, children }: Props) {
  const { textPercent, contrast } = device
  // Before the page is measured and drawn, so that no size is seen that does not stay.
  useLayoutEffect(() => prescribeLook({ textPercent, contrast }), [textPercent, contrast])
  const credential = loadCredential(device.id)
  // Another secret is another device life: the page below starts anew with it.
  if (credential !== undefined) return <Fragment key={credential.secret}>{children(credential)}</Fragment>
  return <Enrolment key={device.id} device={device} isDemo={hall.demo} />
}

interface EnrolmentProps {
  readonly device: HallDevice
  /** Whether the hub gives this machine's pages their credentials without a code. */
  readonly isDemo: boolean
}

function Enrolment({ device, isDemo }: EnrolmentProps) {
  const needsCode = useSignal(!isDemo)
  const trouble = useSignal<Text | undefined>(undefined)

  useEffect(() => {
    if (!isDemo) return
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const attempt = async (pauseMs: number): Promise<void> => {
      try {
        await demoCredential(device.id)
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
  }, [device.id, isDemo])

  return (
    <main class="device-gate">
      {needsCode.value ? <EnrolmentForm device={device} /> : <Both text={enrolmentTexts.waiting} tag="h1" />}
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

function EnrolmentForm({ device }: Pick<EnrolmentProps, 'device'>) {
  const code = useSignal('')
  const isBusy = useSignal(false)
  const trouble = useSignal<Text | undefined>(undefined)

  const submit = async (event: Event) => {
    event.preventDefault()
    isBusy.value = true
    trouble.value = undefined
    try {
      const given = await enrol(code.value.trim())
      if (given.deviceId !== device.id) {
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
        {deviceKindWords[device.kind].zh} {deviceKindWords[device.kind].en} ·{' '}
        <span class="number">{device.id}</span>
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
      <TextSize device={device} />
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

/** How large this screen's text is, for whoever hangs it up, unless the administrator has set it; kept as `?text=` is. */
function TextSize({ device: { kind, textPercent } }: Pick<EnrolmentProps, 'device'>) {
  const sizes = textPercentsOf(kind)
  if (sizes.length === 0 || textPercent !== undefined) return null
  return (
    <fieldset>
      <legend>
        <Both text={enrolmentTexts.textSize} tag="span" />
      </legend>
      <div class="device-gate-sizes">
        {sizes.map((percent) => (
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
