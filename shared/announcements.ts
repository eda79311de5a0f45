/** The languages a call can be spoken in: Mandarin, English, Minnan (闽南话). */
export const announcementLanguages = ['zh', 'en', 'nan'] as const
export type AnnouncementLanguage = (typeof announcementLanguages)[number]

/** A time of day when calls are shown but not spoken, local, `HH:MM`; one that ends before it begins runs over midnight. */
export interface QuietHours {
  readonly from: string
  readonly to: string
}

/** How a hall speaks its calls (语音播报). */
export interface Announcements {
  /** Loudness in percent of the recording, 0 to 100; at 0 nothing is heard. */
  readonly volumePercent: number
  readonly quietHours: readonly QuietHours[]
  /** Spoken in this order; a language whose clips the voice pack lacks is passed over. */
  readonly languages: readonly AnnouncementLanguage[]
}

/** What a hall has that says nothing of it: Chinese, English, and Minnan once there are clips for it. */
export const defaultAnnouncements: Announcements = {
  volumePercent: 100,
  quietHours: [],
  languages: announcementLanguages,
}

/** Whether calls are not to be spoken at a local time of day, `HH:MM`. */
export function isQuietAt(quietHours: readonly QuietHours[], localTime: string): boolean {
  return quietHours.some(({ from, to }) =>
    from <= to ? from <= localTime && localTime < to : from <= localTime || localTime < to,
  )
}
