import type { ErrorEntry } from './error-entry.ts'

/** Refusals about the recorded voice. */
export const voiceErrors = {
  voice_clip_unknown: {
    status: 422,
    message: {
      zh: '“{file}”不是播报用的词。请按列表命名并放进语言文件夹，如 zh/please.ogg。',
      en: '“{file}” is no word of a call. Name it as in the list, in the folder of its language: zh/please.ogg.',
    },
  },
  voice_clip_twice: {
    status: 422,
    message: {
      zh: '“{file}”与另一个文件是同一个词。请只留一个。',
      en: '“{file}” is the same word as another file. Keep one of them.',
    },
  },
  voice_clip_empty: {
    status: 422,
    message: {
      zh: '“{file}”是空文件。请重新录制或导出。',
      en: '“{file}” is empty. Record or export it again.',
    },
  },
  voice_clip_too_large: {
    status: 413,
    message: {
      zh: '“{file}”有 {kilobytes} kB，每段不超过 {limit} kB。请剪去前后静音，或导出为 ogg、mp3。',
      en: '“{file}” has {kilobytes} kB; a clip may have {limit}. Trim its silence, or export it as ogg or mp3.',
    },
  },
  voice_clip_too_long: {
    status: 422,
    message: {
      zh: '“{file}”长 {seconds} 秒，这一段不超过 {limit} 秒，否则叫号会断断续续。请剪去前后静音，或检查是否录多了。',
      en: '“{file}” lasts {seconds} s and may last {limit}, or calls would falter. Trim its silence, or look whether more than the word was recorded.',
    },
  },
  voice_clip_no_sound: {
    status: 422,
    message: {
      zh: '“{file}”的内容不是 ogg、mp3、m4a 或 wav 录音。请导出为其中一种，只改文件名没有用。',
      en: '“{file}” holds no ogg, mp3, m4a or wav sound. Export it as one of these; another name is not enough.',
    },
  },
  voice_clip_unplayable: {
    status: 422,
    message: {
      zh: '“{file}”打不开，可能已损坏。请重新导出，能正常播放后再上传。',
      en: '“{file}” cannot be played and may be damaged. Export it again, play it, then send it.',
    },
  },
  voice_pack_too_large: {
    status: 413,
    message: {
      zh: '整个语音包会有 {megabytes} MB，不能超过 {limit} MB，没有任何改动。请导出为 ogg 或 mp3。',
      en: 'The whole voice would have {megabytes} MB and may have {limit}; nothing was changed. Export it as ogg or mp3.',
    },
  },
  voice_pack_unchanged: {
    status: 409,
    message: {
      zh: '没有上一个语音包可以恢复，或者与现在的相同。',
      en: 'There is no voice before this one to go back to, or it is the same.',
    },
  },
  voice_pack_overtaken: {
    status: 409,
    message: {
      zh: '其他人刚刚改了语音包。请看最新的列表后再操作。',
      en: 'Somebody else has just changed the voice. Look at it as it is now, then try again.',
    },
  },
  voice_pack_not_stored: {
    status: 503,
    message: {
      zh: '录音没有存下，语音包没有改变：数据目录可能已满或不可写。请检查后重试。',
      en: 'Nothing was stored and the voice is as it was: the data folder may be full or read-only. Check it, then try again.',
    },
  },
} as const satisfies Record<string, ErrorEntry>
