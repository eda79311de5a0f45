import type { AnnouncementLanguage } from '../announcements.ts'
import type { Text } from '../text.ts'
import { spokenLanguageWords } from './console-admin-transfer.ts'

/** What the administrator's part about the voice says. */
export const voiceTexts = {
  voice: { zh: '语音', en: 'Voice' },
  loading: { zh: '正在载入语音包…', en: 'Loading the voice…' },
  now: { zh: '现在的声音', en: 'The voice now' },
  chime: { zh: '提示音', en: 'Chime' },
  recordedOf: { zh: '录音 {n} / {all}', en: '{n} of {all} recorded' },
  // What a language speaks with.
  allRecorded: { zh: '全部用录音', en: 'Recorded' },
  allBuiltIn: { zh: '用内置语音', en: 'Built in' },
  mixed: { zh: '录音，缺的用内置语音', en: 'Recorded; built in where a word is missing' },
  silent: { zh: '没有声音，不播报', en: 'No voice: it is not spoken' },
  partly: { zh: '录音不全，缺词的叫号不播报', en: 'Incomplete: calls with a missing word are not spoken' },
  notChosen: { zh: '大厅设置中未选', en: 'Not chosen in the hall' },
  settingsHint: {
    zh: '音量、播报语言和静音时段在“文字与播报”中设置。',
    en: 'Loudness, languages and quiet hours are set under “Words and calls”.',
  },
  toSettings: { zh: '去设置', en: 'Go there' },
  // Listening.
  listenHint: {
    zh: '用大屏同一套程序播放。',
    en: 'Played by the very program of the boards.',
  },
  ticketNumber: { zh: '号码', en: 'Ticket' },
  windowNumber: { zh: '窗口', en: 'Window' },
  asInHall: { zh: '和大厅一样播一遍', en: 'As the hall hears it' },
  listenIn: { zh: '试听{language}', en: 'Listen: {language}' },
  listenChime: { zh: '试听提示音', en: 'Listen: chime' },
  listenTo: { zh: '试听 {clip}', en: 'Listen to {clip}' },
  stop: { zh: '停止', en: 'Stop' },
  waitingForSound: { zh: '正在准备声音…', en: 'Getting the sound ready…' },
  isHeard: { zh: '正在播放', en: 'Playing' },
  lacks: { zh: '还缺 {clips}，这句不会播报', en: '{clips} missing: it would not be spoken' },
  cannotListen: {
    zh: '声音放不出来。请刷新页面再试。',
    en: 'The sound could not be played. Load the page again.',
  },
  // Recordings.
  upload: { zh: '上传录音', en: 'Add recordings' },
  uploadHint: {
    zh: '一个词一个文件：ogg、mp3、m4a 或 wav，每段不超过 500 kB、3 秒，剪去前后静音，音量一致。能用的全部换上，不能用的逐个说明。',
    en: 'One file a word: ogg, mp3, m4a or wav, 500 kB and 3 s at most, trimmed and equally loud. What can be used is taken; each other file is told with its reason.',
  },
  chooseFolder: { zh: '选择文件夹…', en: 'Choose a folder …' },
  chooseFiles: { zh: '选择{language}录音…', en: 'Choose files: {language} …' },
  chooseChime: { zh: '选择提示音…', en: 'Choose a chime …' },
  dropHere: {
    zh: '或把文件夹拖到这里。文件夹里按语言分：zh、en、nan，如 zh/please.ogg',
    en: 'or drop one here, with a folder for each language: zh, en, nan, as in zh/please.ogg',
  },
  judging: { zh: '正在检查和上传…', en: 'Looking and sending …' },
  result: { zh: '结果', en: 'Result' },
  taken: {
    zh: '换上了 {n} 段录音，大屏几秒内使用。',
    en: '{n} recordings taken; the boards have them within seconds.',
  },
  noneTaken: { zh: '没有可用的录音，语音包没有改变。', en: 'No file can be used; the voice is as it was.' },
  refused: { zh: '{n} 个文件没有用：', en: '{n} files were not used:' },
  unused: { zh: '语音包文件夹里有 {n} 个文件用不上：', en: '{n} files in the voice’s folder are not used:' },
  removed: { zh: '删除了 {n} 段录音。', en: '{n} recordings removed.' },
  restored: { zh: '恢复了上一次的语音包。', en: 'The voice is as it was before the last change.' },
  restore: { zh: '撤销上次更改', en: 'Undo the last change' },
  remove: { zh: '删除录音', en: 'Remove' },
  removeClip: { zh: '删除录音 {clip}', en: 'Remove the recording {clip}' },
  removeLanguage: { zh: '删除{language}录音', en: 'Remove all: {language}' },
  removeAll: { zh: '删除全部录音，恢复内置语音', en: 'Remove all recordings: back to the built-in voice' },
  // Words of a language.
  missing: { zh: '还没有录的 {n} 个文件', en: '{n} files not recorded yet' },
  missingHint: { zh: '后缀也可以是 .mp3、.m4a、.wav。', en: '.mp3, .m4a and .wav will do as well.' },
  copy: { zh: '复制文件名', en: 'Copy the names' },
  copied: { zh: '已复制', en: 'Copied' },
  copyByHand: { zh: '已选中，请按 Ctrl+C', en: 'Selected: press Ctrl+C' },
  words: { zh: '{language}的 {n} 个词', en: 'The {n} words of {language}' },
  isRecorded: { zh: '录音', en: 'recorded' },
  isBuiltIn: { zh: '内置', en: 'built in' },
  isMissing: { zh: '缺', en: 'missing' },
  toRecordNan: {
    zh: '闽南话没有内置语音。请会说的人把下面每个词各录一段：大字照念，小字是文件名。数字按叫号的读法念（1 读 it，2 读 jī）。缺词的叫号不用闽南话播报。',
    en: 'There is no built-in Minnan voice. Have a speaker record each of the words below: what to say in large letters, the name of its file in small ones. Digits are read as in numbers (1 it, 2 jī). A call that lacks a word is not spoken in Minnan.',
  },
} as const satisfies Record<string, Text>

/** Languages of the voice. */
export const voiceLanguageWords: Readonly<Record<AnnouncementLanguage, Text>> = {
  ...spokenLanguageWords,
  nan: { zh: '闽南话', en: 'Minnan' },
}

const chineseSaid: Readonly<Record<string, string>> = {
  please: '请',
  number: '号',
  to: '到',
  window: '号窗口',
  ten: '十',
  hundred: '百',
  thousand: '千',
}
const englishSaid: Readonly<Record<string, string>> = { please: 'please go to window' }

/** What is said in the clip of a word. */
export function saidIn(language: AnnouncementLanguage, word: string): string {
  if (language === 'en') return englishSaid[word] ?? word
  return chineseSaid[word] ?? (/^\d$/.test(word) ? ('零一二三四五六七八九'[Number(word)] ?? word) : word)
}
