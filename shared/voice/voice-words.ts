import type { AnnouncementLanguage } from '../announcements.ts'

const digits = [...'0123456789']
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const teens = ['10', '11', '12', '13', '14', '15', '16', '17', '18', '19']
const tens = ['20', '30', '40', '50', '60', '70', '80', '90']
const chinese = ['please', 'number', 'to', 'window', ...digits, 'ten', 'hundred', 'thousand', ...letters]

/** The words that a voice needs to speak any call, by language: each is one clip. */
export const voiceWords: Readonly<Record<AnnouncementLanguage, readonly string[]>> = {
  zh: chinese,
  en: ['number', 'please', ...digits, ...teens, ...tens, 'hundred', 'thousand', 'and', ...letters],
  nan: chinese,
}

/** Languages with a voice of their own among the built-in clips; the chime is built in as well. */
const builtInLanguages: readonly string[] = ['zh', 'en']

/** Whether a clip is there without a recording. */
export function isBuiltIn(name: string): boolean {
  return name === 'chime' || builtInLanguages.includes(name.split('/')[0] ?? '')
}

/** The clips of a language, by their names in a pack: `zh/please`. */
export function clipsOf(language: AnnouncementLanguage): string[] {
  return voiceWords[language].map((word) => `${language}/${word}`)
}

const clipNames: ReadonlySet<string> = new Set([
  'chime',
  ...clipsOf('zh'),
  ...clipsOf('en'),
  ...clipsOf('nan'),
])

/** Whether a voice has a clip of this name: `chime`, or a language and a word of it. */
export function isClip(name: string): boolean {
  return clipNames.has(name)
}

/**
 * The clip that a sound file is meant for by its path, whatever lies before: `zh/please` of `my pack/zh/please.ogg`.
 * `language` is that of a file which was chosen for one and lies in no folder. Undefined for what a voice does not speak.
 */
export function clipOfPath(path: string, language?: AnnouncementLanguage): string | undefined {
  const [file = '', folder = language] = path.replaceAll('\\', '/').split('/').reverse()
  const word = file.replace(/\.[^.]*$/, '')
  const name = word === 'chime' ? word : `${folder}/${word}`
  return isClip(name) ? name : undefined
}
