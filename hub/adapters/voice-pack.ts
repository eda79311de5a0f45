import { createHash } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { VoicePackView } from '../../shared/http/schemas.ts'
import type { ClipFile, VoicePack } from '../application/voice-pack.ts'

/** What browsers decode, by the file's ending. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.ogg': 'audio/ogg',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.wav': 'audio/wav',
}
/** A word spoken takes a hundred kilobytes at most; what is larger is no clip. */
const maxClipBytes = 500_000
/** `chime`, or a language and a word of it: `zh/please`. */
const clipName = /^(chime|(zh|en|nan)\/[A-Za-z0-9]{1,12})$/

/** Looks through the folder of a recorded voice. A folder that is not there is a hall without one; other files are left alone. */
export async function readVoicePack(folder: string): Promise<VoicePack> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  const files = new Map<string, ClipFile>()
  const clips: VoicePackView['clips'] = []
  const sum = createHash('sha256')
  for (const file of names.sort()) {
    const ending = extname(file)
    const mediaType = mediaTypes[ending]
    const name = file.slice(0, file.length - ending.length).replaceAll('\\', '/')
    const id = name.replace('/', '-')
    if (mediaType === undefined || !clipName.test(name) || files.has(id)) continue
    const path = join(folder, file)
    const { size, mtimeMs } = await stat(path)
    if (size > maxClipBytes) continue
    const version = `${size.toString(36)}-${Math.round(mtimeMs).toString(36)}`
    sum.update(`${name} ${version}\n`)
    files.set(id, { path, mediaType })
    clips.push({ name, url: `/api/v1/voice-pack/${id}?v=${version}`, bytes: size })
  }
  const version = clips.length === 0 ? '' : sum.digest('hex').slice(0, 12)
  return { view: { version, clips }, file: (id) => files.get(id) }
}
