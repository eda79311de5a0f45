import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { link, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { messageOf, type Rejection, reject } from '../../shared/errors.ts'
import type { FileRefusal, VoicePackView } from '../../shared/http/voice-pack-schemas.ts'
import {
  audioEndingOf,
  audioTypes,
  headBytes,
  judgeClip,
  maxClipBytes,
  maxPackBytes,
} from '../../shared/voice/judge-clip.ts'
import { isClip } from '../../shared/voice/voice-words.ts'
import type { Log } from '../application/log.ts'
import type {
  Clip,
  NewClip,
  PackChange,
  PackChangeMaker,
  PackRecorder,
  VoicePack,
} from '../application/voice-pack.ts'

interface StoredClip {
  /** Its path within the folder. */
  readonly file: string
  readonly mediaType: string
  /** Of its content. */
  readonly version: string
}

/** What a folder holds. */
interface Contents {
  readonly view: VoicePackView
  readonly unused: readonly FileRefusal[]
  /** By the last part of the clip's address. */
  readonly files: ReadonlyMap<string, StoredClip>
}

const nothingStored: Contents = { view: { version: '', clips: [] }, unused: [], files: new Map() }

/** What a pack is opened with. */
export interface VoicePackParts {
  readonly folder: string
  readonly log: Log
  /** Told after each change. */
  readonly onChanged: () => void
}

/**
 * Opens the folder of a recorded voice, which people may fill by hand while the hub stands still. A change is built in a
 * folder beside it and then takes its place, so that a crash leaves the old pack or the new one; the old one is kept for
 * one step back.
 */
export async function openVoicePack(parts: VoicePackParts): Promise<VoicePack> {
  const { folder } = parts
  await recover(folder)
  const contents = await readFolder(folder).catch((error) => {
    parts.log.error({ error: String(error) }, 'the recorded voice could not be read')
    return nothingStored
  })
  const pack = new FolderVoicePack(parts, contents, await exists(previousOf(folder)))
  for (const { file, message } of pack.unused)
    parts.log.warn({ file, reason: message.en }, 'a clip is not used')
  return pack
}

const nextOf = (folder: string) => `${folder}.next`
const previousOf = (folder: string) => `${folder}.previous`
/** The pack before the one before, until that one has its place. */
const discardedOf = (folder: string) => `${folder}.discarded`

class FolderVoicePack implements VoicePack {
  private readonly parts: VoicePackParts
  private contents: Contents
  private hasPrevious: boolean
  /** The pack that is on record and could not take its place: when its command is repeated, it does. */
  private owed: string | undefined
  /** Ends with the change that is being made now. */
  private turn: Promise<unknown> = Promise.resolve()

  constructor(parts: VoicePackParts, contents: Contents, hasPrevious: boolean) {
    this.parts = parts
    this.contents = contents
    this.hasPrevious = hasPrevious
  }

  get view(): VoicePackView {
    return this.contents.view
  }

  get unused(): readonly FileRefusal[] {
    return this.contents.unused
  }

  get canRestore(): boolean {
    return this.hasPrevious
  }

  async read(id: string, version: string): Promise<Clip | undefined> {
    await this.turn
    const file = this.contents.files.get(id)
    if (file === undefined || file.version !== version) return undefined
    const content = await readFile(join(this.parts.folder, file.file)).catch(() => undefined)
    return content && { mediaType: file.mediaType, content }
  }

  change(make: PackChangeMaker, record: PackRecorder): Promise<Rejection | undefined> {
    const done = this.turn.then(() => this.changeInTurn(make, record))
    this.turn = done.catch(() => {})
    return done
  }

  private async changeInTurn(make: PackChangeMaker, record: PackRecorder): Promise<Rejection | undefined> {
    const { folder, log, onChanged } = this.parts
    const before = this.view.version
    const failed = (error: unknown) => {
      log.error({ error: String(error) }, 'the recorded voice could not be changed')
      return reject('voice_pack_not_stored')
    }
    const change = make(before)
    if ('code' in change) return change
    try {
      const prepared = await this.prepare(change).catch(failed)
      if ('code' in prepared) return prepared
      const { version } = prepared.view
      if (version === this.view.version) return undefined
      if (!(await record(version)) && version !== this.owed) return undefined
      const refused = await replace(folder).catch(failed)
      this.owed = refused && version
      if (refused === undefined) {
        this.contents = prepared
        return undefined
      }
      await recover(folder)
      this.contents = await readFolder(folder)
      return refused
    } finally {
      await recover(folder).catch(failed)
      this.hasPrevious = await exists(previousOf(folder))
      if (this.view.version !== before) onChanged()
    }
  }

  /** Builds what the pack is to be, beside it. */
  private async prepare(change: PackChange): Promise<Contents | Rejection> {
    const { folder } = this.parts
    // What somebody has changed by hand since the start belongs to the pack that is changed.
    this.contents = await readFolder(folder)
    if (change.act === 'removed') return build(folder, folder, copy, new Set(change.names), [])
    if (change.act === 'restored')
      return this.hasPrevious
        ? build(folder, previousOf(folder), share, new Set(), [])
        : reject('voice_pack_unchanged')
    const { clips } = change
    const replaced = new Set(clips.map(({ name }) => name))
    const kept = this.view.clips.filter(({ name }) => !replaced.has(name)).map((clip) => clip.bytes)
    const bytes = sum([...kept, ...clips.map(({ content }) => content.length)])
    if (bytes > maxPackBytes)
      return reject('voice_pack_too_large', {
        megabytes: Math.ceil(bytes / 1_000_000),
        limit: maxPackBytes / 1_000_000,
      })
    return build(folder, folder, copy, replaced, clips)
  }
}

/** Builds the pack that follows, beside it: the files of `source` but those of the clips that are `gone`, and new ones. */
async function build(
  folder: string,
  source: string,
  carry: (from: string, to: string) => Promise<void>,
  gone: ReadonlySet<string>,
  clips: readonly NewClip[],
): Promise<Contents> {
  const next = nextOf(folder)
  // A folder that is not there would look as if its successor were complete.
  await mkdir(folder, { recursive: true })
  await mkdir(next)
  for (const file of await filesIn(source))
    if (!gone.has(clipOfFile(file) ?? '')) await carry(join(source, file), join(next, file))
  for (const { name, ending, content } of clips) await store(join(next, `${name}.${ending}`), content)
  return readFolder(next)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

/** Ends or undoes what a crash left half done. */
async function recover(folder: string): Promise<void> {
  // The pack is gone from its place only when the one that follows it was complete.
  await settle(nextOf(folder), folder)
  await settle(discardedOf(folder), previousOf(folder))
}

/** Gives a folder the place it was beside where that is empty, else throws it away. */
async function settle(folder: string, place: string): Promise<void> {
  if (!(await exists(folder))) return
  if (await exists(place)) await rm(folder, { recursive: true })
  else await rename(folder, place)
}

/** Puts the prepared pack into the place of the present one, which becomes the one before. */
async function replace(folder: string): Promise<undefined> {
  const previous = previousOf(folder)
  // Removing it takes many steps, and half of it must not be what is gone back to.
  if (await exists(previous)) await rename(previous, discardedOf(folder))
  await rename(folder, previous)
  try {
    await rename(nextOf(folder), folder)
  } catch (error) {
    await rename(previous, folder)
    throw error
  }
  const parent = await open(dirname(folder))
  await parent.sync()
  await parent.close()
}

function copy(from: string, to: string): Promise<void> {
  return store(to, createReadStream(from))
}

/** Has a file in a second place as well, for which a full disk has room; both are one, so the first has to go. */
async function share(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  await link(from, to).catch(() => copy(from, to))
}

async function store(path: string, content: Uint8Array | Readable): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, content, { flush: true })
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

/** Every file of a folder by its path within; none when there is no folder. One that cannot be read must not look empty. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
}

/** The clip that a file of the folder is, by its path within; undefined for other files. */
function clipOfFile(file: string): string | undefined {
  const ending = extname(file)
  const name = file.slice(0, file.length - ending.length).replaceAll('\\', '/')
  return Object.hasOwn(audioTypes, ending.slice(1)) && isClip(name) ? name : undefined
}

/** Looks through a folder: what is a clip by name and content, and what is not. A folder that is not there holds none. */
async function readFolder(folder: string): Promise<Contents> {
  const files = new Map<string, StoredClip>()
  const clips: VoicePackView['clips'] = []
  const unused: FileRefusal[] = []
  const whole = createHash('sha256')
  for (const file of await filesIn(folder)) {
    // Notes of a file system about itself.
    if (basename(file).startsWith('.')) continue
    const clip = clipOfFile(file)
    const id = clip?.replace('/', '-') ?? ''
    const path = join(folder, file)
    const { size: sizeBytes } = await stat(path)
    const content = clip === undefined || sizeBytes > maxClipBytes ? Buffer.alloc(0) : await readFile(path)
    const head = content.subarray(0, headBytes)
    const refusal =
      judgeClip({ file, clip, sizeBytes, head }) ??
      (files.has(id) ? reject('voice_clip_twice', { file }) : undefined)
    const ending = audioEndingOf(head)
    if (clip === undefined || ending === undefined || refusal !== undefined) {
      if (refusal !== undefined) unused.push({ file, message: messageOf(refusal) })
      continue
    }
    const version = createHash('sha256').update(content).digest('hex').slice(0, 16)
    whole.update(`${clip} ${version}\n`)
    files.set(id, { file, mediaType: audioTypes[ending], version })
    clips.push({ name: clip, url: `/api/v1/voice-pack/${id}?v=${version}`, bytes: content.length })
  }
  const version = clips.length === 0 ? '' : whole.digest('hex').slice(0, 16)
  return { view: { version, clips }, unused, files }
}
