import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readVoicePack } from '../../hub/adapters/voice-pack.ts'

describe('folder of a recorded voice', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'voice-pack-'))
  })
  afterEach(() => rm(folder, { recursive: true }))
  const put = async (path: string, content = 'sound') => {
    await mkdir(join(folder, path, '..'), { recursive: true })
    await writeFile(join(folder, path), content)
  }

  describe('when it holds clips', () => {
    it('tells them by name, and leaves alone what is no clip', async () => {
      await put('chime.ogg')
      await put('nan/please.mp3')
      await put('zh/8.wav')
      await put('zh/8.txt')
      await put('notes.ogg')
      await put('fr/8.ogg')
      await put('zh/long.ogg', 'x'.repeat(500_001))
      const { view, file } = await readVoicePack(folder)
      expect(view.clips.map(({ name }) => name)).toEqual(['chime', 'nan/please', 'zh/8'])
      expect(view.clips[2]?.url).toMatch(/^\/api\/v1\/voice-pack\/zh-8\?v=/)
      expect(file('zh-8')).toEqual({ path: join(folder, 'zh/8.wav'), mediaType: 'audio/wav' })
      expect(file('zh-long')).toBeUndefined()
      expect(file('../hall')).toBeUndefined()
    })

    it('has another version when a clip was recorded anew', async () => {
      await put('zh/8.ogg')
      const before = await readVoicePack(folder)
      await put('zh/8.ogg', 'another sound')
      const after = await readVoicePack(folder)
      expect(after.view.version).not.toBe(before.view.version)
    })
  })

  describe('when it is not there', () => {
    it('is a hall with the built-in voice', async () => {
      expect((await readVoicePack(join(folder, 'none'))).view).toEqual({ version: '', clips: [] })
    })
  })
})
