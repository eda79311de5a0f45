import { computed, effect, signal } from '@preact/signals'
import { type Contrast, contrasts, type DeviceLook, type TextPercent, textPercents } from '../device-look.ts'
import { scaleLayout } from './scale-layout.ts'

/** Whose screen it is: of somebody who works with it, a visitor's own phone, or one that stands in the hall for everyone. */
type Audience = 'personal' | 'phone' | 'public'

/** Light or dark as chosen; `auto` is what the device asks for. */
export const schemes = ['auto', 'light', 'dark'] as const
export type Scheme = (typeof schemes)[number]

/** The sets of colours in `tokens.css`. */
export type Theme = 'light' | 'dark' | 'contrast' | 'contrast-dark'

/** What somebody has chosen for this device. */
export interface Appearance {
  readonly scheme: Scheme
  readonly contrast: Contrast
  readonly textPercent: TextPercent
}

const storageKeys: Record<Audience, string> = {
  personal: 'tingxu.appearance',
  phone: 'tingxu.appearance',
  public: 'tingxu.appearance.public',
}
const asDesigned: Appearance = { scheme: 'auto', contrast: 'auto', textPercent: 100 }
const hasScreen = typeof document !== 'undefined'
const wantsDark = followed('(prefers-color-scheme: dark)')
const wantsContrast = followed('(prefers-contrast: more)')

let audience: Audience = 'personal'

/** What was chosen here; kept on the device, and first what the address says: `?theme=dark`, `?contrast=more`, `?text=150`. */
const chosen = signal<Appearance>(asDesigned)

/** What the hall's administrator has set for this screen. */
const prescribed = signal<DeviceLook>({})

/** How this screen looks: as the hall's administrator has set it, else as it was chosen here. */
export const appearance = computed<Appearance>(() => ({
  ...chosen.value,
  contrast: prescribed.value.contrast ?? chosen.value.contrast,
  textPercent: prescribed.value.textPercent ?? chosen.value.textPercent,
}))

/** The colours that follow from the choice and from what the device asks for. */
const theme = computed<Theme>(() => {
  const { scheme, contrast } = appearance.value
  const isDark = audience !== 'public' && (scheme === 'auto' ? wantsDark.value : scheme === 'dark')
  if (contrast === 'more' || wantsContrast.value) return isDark ? 'contrast-dark' : 'contrast'
  return isDark ? 'dark' : 'light'
})

/**
 * Lets the page look as its people need it. A screen that stands in the hall keeps the light or dark that it was drawn
 * with. There and on a phone the text alone grows, by the sheets that reckon with `--text-scale` and `data-text`: margins
 * that grew with it would take the room that its words need.
 */
export function followAppearance(whose: Audience): void {
  if (!hasScreen) return
  audience = whose
  chosen.value = firstAppearance()
  effect(() => {
    document.documentElement.dataset.theme = theme.value
    const scale = appearance.value.textPercent / 100
    document.documentElement.dataset.text = String(appearance.value.textPercent)
    if (audience === 'personal') scaleLayout(scale)
    else document.documentElement.style.setProperty('--text-scale', String(scale))
  })
}

/** The next larger text; after the largest, the one as designed again. */
export function nextTextPercent(percent: TextPercent): TextPercent {
  return textPercents[(textPercents.indexOf(percent) + 1) % textPercents.length] ?? asDesigned.textPercent
}

/** Changes how the screen looks and remembers it on this device. */
export function setAppearance(change: Partial<Appearance>): void {
  chosen.value = { ...chosen.value, ...change }
  store(chosen.value)
}

/** Takes in how the hall's administrator wants this screen; what was chosen here is kept for when that ends. */
export function prescribeLook({ textPercent, contrast }: DeviceLook): void {
  prescribed.value = { textPercent, contrast }
}

function firstAppearance(): Appearance {
  const asked = new URLSearchParams(location.search)
  const kept = stored()
  const found: Appearance = {
    scheme: oneOf(schemes, asked.get('theme')) ?? kept.scheme,
    contrast: oneOf(contrasts, asked.get('contrast')) ?? kept.contrast,
    textPercent: oneOf(textPercents, Number(asked.get('text'))) ?? kept.textPercent,
  }
  if (asked.has('theme') || asked.has('contrast') || asked.has('text')) store(found)
  return found
}

function stored(): Appearance {
  try {
    const kept = JSON.parse(localStorage.getItem(storageKeys[audience]) ?? '{}') as Partial<
      Record<keyof Appearance, unknown>
    >
    return {
      scheme: oneOf(schemes, kept.scheme) ?? asDesigned.scheme,
      contrast: oneOf(contrasts, kept.contrast) ?? asDesigned.contrast,
      textPercent: oneOf(textPercents, kept.textPercent) ?? asDesigned.textPercent,
    }
  } catch {
    return asDesigned
  }
}

function store(kept: Appearance): void {
  try {
    localStorage.setItem(storageKeys[audience], JSON.stringify(kept))
  } catch {
    // A browser that forbids storage still changes the look for now.
  }
}

function oneOf<Value>(values: readonly Value[], wanted: unknown): Value | undefined {
  return values.find((value) => value === wanted)
}

function followed(query: string) {
  const matches = signal(false)
  if (!hasScreen) return matches
  const list = matchMedia(query)
  matches.value = list.matches
  list.addEventListener('change', () => {
    matches.value = list.matches
  })
  return matches
}
