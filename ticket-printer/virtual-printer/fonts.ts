import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const resolve = createRequire(import.meta.url).resolve

const families: Record<string, string> = {
  'noto-sans-sc': '@fontsource-variable/noto-sans-sc',
  'atkinson-hyperlegible-next': '@fontsource-variable/atkinson-hyperlegible-next',
}

const folderOf = (packageName: string) => dirname(resolve(`${packageName}/package.json`))

/** The font-face rules of both families, with their files below `base`. */
export async function fontFaces(base: string): Promise<string> {
  const sheets = Object.entries(families).map(async ([family, packageName]) => {
    const css = await readFile(join(folderOf(packageName), 'index.css'), 'utf8')
    return css.replaceAll('./files/', `${base}/${family}/`)
  })
  return (await Promise.all(sheets)).join('\n')
}

/** A file of a family; undefined when there is no such family or file. */
export async function fontFile(family: string, name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const packageName = Object.hasOwn(families, family) ? families[family] : undefined
  if (packageName === undefined || !/^[a-z0-9-]+\.woff2$/.test(name)) return undefined
  try {
    return new Uint8Array(await readFile(join(folderOf(packageName), 'files', name)))
  } catch {
    return undefined
  }
}
