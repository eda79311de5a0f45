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

/**
 * Fetches and decodes every clip once. Where the page names a recorded pack (`<meta name="voice-pack">`, a path ending
 * in a slash), a clip found there is taken instead of the built-in one. A clip that cannot be had is left out and told
 * on the console; throws when none at all could be had.
 */
export async function loadClipPack(context: BaseAudioContext): Promise<ClipPack> {
  const base = document.querySelector<HTMLMetaElement>('meta[name="voice-pack"]')?.content ?? ''
  const pack = new Map<string, AudioBuffer>()
  const names = [...builtIn.keys()]
  const worker = async () => {
    for (let name = names.pop(); name !== undefined; name = names.pop()) {
      const clip = await loadClip(context, base, name)
      if (clip !== undefined) pack.set(name, clip)
    }
  }
  await Promise.all(Array.from({ length: parallelFetches }, worker))
  if (pack.size === 0) throw new Error('No clip of the voice could be loaded')
  return pack
}

async function loadClip(
  context: BaseAudioContext,
  base: string,
  name: string,
): Promise<AudioBuffer | undefined> {
  const candidates = [...(base === '' ? [] : [`${base}${name}.ogg`]), builtIn.get(name) ?? '']
  for (const address of candidates) {
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
