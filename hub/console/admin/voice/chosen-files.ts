import type { AnnouncementLanguage } from '../../../../shared/announcements.ts'
import { messageOf, type Rejection, reject } from '../../../../shared/errors.ts'
import type { FileRefusal } from '../../../../shared/http/voice-pack-schemas.ts'
import { headBytes, judgeClip, judgeLength } from '../../../../shared/voice/judge-clip.ts'
import { clipOfPath } from '../../../../shared/voice/voice-words.ts'

/** A file as it was chosen, with its place in the folder it came in. */
export interface ChosenFile {
  readonly path: string
  readonly file: File
}

/** What can be sent, by clip, and what cannot. */
export interface JudgedFiles {
  readonly clips: ReadonlyMap<string, File>
  readonly refused: readonly FileRefusal[]
}

/** The files of an input; those of a folder with their places in it. */
export function filesOfInput(list: FileList | null): ChosenFile[] {
  return [...(list ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }))
}

/** The files that were dropped, those in folders included. */
export async function filesOfDrop(items: DataTransferItemList): Promise<ChosenFile[]> {
  // Entries are told only while the drop is being handled: all of them before the first is waited for.
  const dropped = [...items].map((item) => item.webkitGetAsEntry() ?? item.getAsFile())
  const files = dropped.map((one) => {
    if (one instanceof File) return [{ path: one.name, file: one }]
    return one === null ? [] : filesBelow(one)
  })
  return (await Promise.all(files)).flat()
}

async function filesBelow(entry: FileSystemEntry): Promise<ChosenFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, fail) =>
      (entry as FileSystemFileEntry).file(resolve, fail),
    )
    return [{ path: entry.fullPath.replace(/^\//, ''), file }]
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const files: ChosenFile[] = []
  for (;;) {
    // A reader tells some hundred entries at a time, and none at its end.
    const some = await new Promise<FileSystemEntry[]>((resolve, fail) => reader.readEntries(resolve, fail))
    if (some.length === 0) return files
    files.push(...(await Promise.all(some.map(filesBelow))).flat())
  }
}

/** Files that systems leave in folders by themselves. */
const systemFile = /^(\..*|Thumbs\.db|desktop\.ini)$/i

/**
 * Judges files as the hub does, and whether this browser can play them, before anything is sent. `language` is that of
 * files which lie in no folder.
 */
export async function judgeFiles(
  chosen: readonly ChosenFile[],
  language: AnnouncementLanguage | undefined,
): Promise<JudgedFiles> {
  const clips = new Map<string, File>()
  const refused: FileRefusal[] = []
  for (const { path, file } of chosen) {
    if (systemFile.test(file.name)) continue
    const clip = clipOfPath(path, language)
    const refusal = await refusalOf(path, file, clip, clips)
    if (refusal !== undefined) refused.push({ file: path, message: messageOf(refusal) })
    else if (clip !== undefined) clips.set(clip, file)
  }
  return { clips, refused }
}

async function refusalOf(
  path: string,
  file: File,
  clip: string | undefined,
  known: ReadonlyMap<string, File>,
): Promise<Rejection | undefined> {
  const head = new Uint8Array(await file.slice(0, headBytes).arrayBuffer())
  const refusal = judgeClip({ file: path, clip, sizeBytes: file.size, head })
  if (refusal !== undefined) return refusal
  if (known.has(clip ?? '')) return reject('voice_clip_twice', { file: path })
  const bytes = await file.arrayBuffer()
  return new OfflineAudioContext(1, 1, 48_000).decodeAudioData(bytes).then(
    ({ duration }) => judgeLength(path, clip ?? '', duration),
    () => reject('voice_clip_unplayable', { file: path }),
  )
}
