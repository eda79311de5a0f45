/** The addresses of the clips that come with the page, by clip name (`zh/please`). */
const builtIn = new Map(
  Object.entries(
    import.meta.glob<string>('./clips/**/*.ogg', { eager: true, query: '?url', import: 'default' }),
  ).map(([path, url]) => [path.replace(/^\.\/clips\/(.*)\.ogg$/, '$1'), url]),
)

/** How many clips are fetched at the same time: browsers allow six connections to one host. */
const parallelFetches = 4

/** The clips of a voice, decoded, by name. */
export type ClipPack = ReadonlyMap<string, AudioBuffer>

/** Where the clips of a recorded voice are, by clip name. */
export type RecordedClips = Readonly<Record<string, string>>

/** The clips that could be had. */
export interface LoadedClips {
  readonly pack: ClipPack
  /** What was found at each address; `unplayable` where the browser can make nothing of it. */
  readonly found: ReadonlyMap<string, AudioBuffer | 'unplayable'>
  /** False while a clip that should be there did not come. */
  readonly isComplete: boolean
}

/** A voice before its first clip. */
export const noClips: LoadedClips = { pack: new Map(), found: new Map(), isComplete: false }

/**
 * Fetches and decodes every clip: the recorded one where there is one, else the built-in one. What `known` has from the
 * same address is not fetched again. A clip that cannot be had is left out and told on the console.
 */
export async function loadClips(
  context: BaseAudioContext,
  recorded: RecordedClips,
  known: LoadedClips,
): Promise<LoadedClips> {
  const pack = new Map<string, AudioBuffer>()
  const found = new Map<string, AudioBuffer | 'unplayable'>()
  const names = [...new Set([...builtIn.keys(), ...Object.keys(recorded)])]
  let isComplete = true
  const worker = async () => {
    for (let name = names.pop(); name !== undefined; name = names.pop()) {
      for (const address of [recorded[name], builtIn.get(name)]) {
        if (address === undefined) continue
        const clip = known.found.get(address) ?? (await loadClip(context, address))
        if (clip === undefined) isComplete = false
        else found.set(address, clip)
        if (clip === undefined || clip === 'unplayable') continue
        pack.set(name, clip)
        break
      }
    }
  }
  await Promise.all(Array.from({ length: parallelFetches }, worker))
  return { pack, found, isComplete }
}

/** The clip at an address; undefined when it did not come, so that another attempt may bring it. */
async function loadClip(
  context: BaseAudioContext,
  address: string,
): Promise<AudioBuffer | 'unplayable' | undefined> {
  let bytes: ArrayBuffer
  try {
    const answer = await fetch(address)
    if (!answer.ok) throw new Error(`status ${answer.status}`)
    bytes = await answer.arrayBuffer()
  } catch (error) {
    console.warn(`The clip ${address} did not come`, error)
    return undefined
  }
  try {
    return await context.decodeAudioData(bytes)
  } catch (error) {
    console.warn(`The clip ${address} cannot be played`, error)
    return 'unplayable'
  }
}
