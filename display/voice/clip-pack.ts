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

/** The clips that could be had, and whether all of them could. */
export interface LoadedClips {
  readonly pack: ClipPack
  readonly isComplete: boolean
}

/**
 * Fetches and decodes every clip once: the recorded one where there is one, else the built-in one. Clips of `known` are
 * not fetched again. A clip that cannot be had is left out and told on the console.
 */
export async function loadClips(
  context: BaseAudioContext,
  recorded: RecordedClips,
  known: ClipPack,
): Promise<LoadedClips> {
  const pack = new Map(known)
  const names = [...new Set([...builtIn.keys(), ...Object.keys(recorded)])].filter((name) => !pack.has(name))
  let missing = 0
  const worker = async () => {
    for (let name = names.pop(); name !== undefined; name = names.pop()) {
      const clip = await loadClip(context, [recorded[name], builtIn.get(name)])
      if (clip === undefined) missing += 1
      else pack.set(name, clip)
    }
  }
  await Promise.all(Array.from({ length: parallelFetches }, worker))
  return { pack, isComplete: missing === 0 }
}

async function loadClip(
  context: BaseAudioContext,
  addresses: readonly (string | undefined)[],
): Promise<AudioBuffer | undefined> {
  for (const address of addresses) {
    if (address === undefined) continue
    try {
      const answer = await fetch(address)
      if (answer.ok) return await context.decodeAudioData(await answer.arrayBuffer())
      console.warn(`The clip ${address} was not found (${answer.status})`)
    } catch (error) {
      console.warn(`The clip ${address} could not be used`, error)
    }
  }
  return undefined
}
