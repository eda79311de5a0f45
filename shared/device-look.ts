/** How much larger than designed a screen's text is, in per cent. */
export const textPercents = [100, 125, 150, 200] as const
export type TextPercent = (typeof textPercents)[number]

/** Contrast as chosen; `auto` is what the screen's own system asks for. */
export const contrasts = ['auto', 'more'] as const
export type Contrast = (typeof contrasts)[number]

/** How the administrator wants a screen of the hall to look; what is left out is as it was set at the screen itself. */
export interface DeviceLook {
  readonly textPercent?: TextPercent | undefined
  readonly contrast?: Contrast | undefined
}

const sizesOfKinds = new Map<string, readonly TextPercent[]>([
  ['board', textPercents],
  ['window-screen', textPercents],
  ['pad', [100, 200]],
  ['kiosk', [100, 200]],
])

/** The sizes of text that a kind of device has: kiosk and pad know one large size, and what shows no page of text has none. */
export function textPercentsOf(kind: string): readonly TextPercent[] {
  return sizesOfKinds.get(kind) ?? []
}
