import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { json } from 'node:stream/consumers'
import { connect, type MqttClient } from 'mqtt'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { openVoicePack } from '../../hub/adapters/voice-pack.ts'
import type { Log } from '../../hub/application/log.ts'
import type { HubClient } from '../../hub/simulation/hub-client.ts'
import type { VoicePackDesk, VoicePackView, VoiceUpload } from '../../shared/http/voice-pack-schemas.ts'
import { topicFor } from '../../shared/mqtt/topic-map.ts'
import { clipsOf } from '../../shared/voice/voice-words.ts'
import { startTestHub, type TestHub } from '../support/test-hub.ts'

const noLog: Log = { debug() {}, info() {}, warn() {}, error() {} }
const spoken = (word: string) => readFile(`shared/voice/clips/${word}.ogg`)
const wav = Buffer.concat([Buffer.from('RIFF\x24\x00\x00\x00WAVEfmt ', 'latin1'), Buffer.alloc(64)])
/** A WAV file of 16 kB a second, as its header says. */
const wavOf = (seconds: number) => {
  const file = Buffer.alloc(seconds * 16_000)
  file.write('RIFF\x24\x00\x00\x00WAVEfmt ', 'latin1')
  file.writeUInt32LE(16_000, 28)
  return file
}
const mp3 = Buffer.from('fffb9064000000000000', 'hex')
const m4a = Buffer.from('\x00\x00\x00\x20ftypM4A \x00\x00\x00\x00', 'latin1')

describe('folder of a recorded voice', () => {
  let data: string
  let folder: string
  beforeEach(async () => {
    data = await mkdtemp(join(tmpdir(), 'voice-pack-'))
    folder = join(data, 'voice-pack')
  })
  afterEach(() => rm(data, { recursive: true }))
  const put = async (path: string, content: Uint8Array, at = folder) => {
    await mkdir(dirname(join(at, path)), { recursive: true })
    await writeFile(join(at, path), content)
  }
  const opened = (onChanged = () => {}) => openVoicePack({ folder, log: noLog, onChanged })
  const namesOf = ({ view }: { view: VoicePackView }) => view.clips.map(({ name }) => name)
  const upload = (name: string, content: Uint8Array) => () =>
    ({ act: 'uploaded', clips: [{ name, ending: 'wav', content }] }) as const
  const recorded = () => Promise.resolve(true)

  describe('when people have put clips into it', () => {
    it('takes them by name and content, and tells what cannot be used', async () => {
      await put('chime.ogg', await spoken('chime'))
      await put('nan/please.mp3', mp3)
      await put('zh/8.wav', wav)
      await put('zh/9.ogg', Buffer.from('no sound'))
      await put('zh/notes.txt', Buffer.from('spoken by a neighbour'))
      await put('zh/6.constructor', wav)
      await put('old/zh/7.wav', wav)
      await put('en/8.wav', Buffer.alloc(500_001))
      await put('en/7.wav', wavOf(4))
      await put('en/6.wav', wavOf(2))
      const pack = await opened()
      expect(namesOf(pack)).toEqual(['chime', 'en/6', 'nan/please', 'zh/8'])
      expect(pack.unused.map(({ file }) => file)).toEqual([
        'en/7.wav',
        'en/8.wav',
        'old/zh/7.wav',
        'zh/6.constructor',
        'zh/9.ogg',
        'zh/notes.txt',
      ])
      const [id = '', version = ''] = (pack.view.clips[3]?.url ?? '')
        .split(/\/api\/v1\/voice-pack\/|\?v=/)
        .slice(1)
      expect(pack.unused[0]?.message.en).toContain('lasts 4 s and may last 3')
      expect(await pack.read(id, version)).toEqual({ mediaType: 'audio/wav', content: wav })
      expect(await pack.read(id, 'another')).toBeUndefined()
      expect(await pack.read('../hall', version)).toBeUndefined()
    })
  })

  describe('when a clip is recorded anew', () => {
    it('has another version and address, keeps the other files, and forgets the old ending', async () => {
      await put('zh/8.mp3', mp3)
      await put('zh/9.mp3', mp3)
      await put('licence.txt', Buffer.from('ours'))
      const onChanged = vi.fn()
      const pack = await opened(onChanged)
      const before = pack.view
      expect(await pack.change(upload('zh/8', wav), recorded)).toBeUndefined()
      expect(pack.view.version).not.toBe(before.version)
      expect(pack.view.clips[0]?.url).not.toBe(before.clips[0]?.url)
      expect(pack.view.clips[1]).toEqual(before.clips[1])
      expect((await readdir(folder, { recursive: true })).sort()).toEqual([
        'licence.txt',
        'zh',
        'zh/8.wav',
        'zh/9.mp3',
      ])
      expect(onChanged).toHaveBeenCalledOnce()
      expect((await opened()).view).toEqual(pack.view)

      expect(await pack.change(() => ({ act: 'restored' }), recorded)).toBeUndefined()
      expect(pack.view).toEqual(before)
      expect(await readFile(join(folder, 'zh/8.mp3'))).toEqual(mp3)
    })

    it('stays as it is when the act cannot be put on record, or was put there before for another pack', async () => {
      await put('zh/8.mp3', mp3)
      const pack = await opened()
      const before = pack.view
      await expect(
        pack.change(upload('zh/8', wav), () => Promise.reject(new Error('stopped'))),
      ).rejects.toThrow()
      expect(await pack.change(upload('zh/8', wav), () => Promise.resolve(false))).toBeUndefined()
      expect(pack.view).toEqual(before)
      expect(await readdir(data)).toEqual(['voice-pack'])
    })

    it('stays as it is when it would become too large', async () => {
      const pack = await opened()
      const content = Buffer.concat([wav, Buffer.alloc(450_000)])
      const clips = [...clipsOf('zh'), ...clipsOf('en')].map((name) => ({
        name,
        ending: 'wav' as const,
        content,
      }))
      const refused = await pack.change(() => ({ act: 'uploaded', clips }), recorded)
      expect(refused).toMatchObject({ code: 'voice_pack_too_large', data: { megabytes: 46, limit: 40 } })
      expect(await readdir(data)).toEqual([])
      expect(pack.view.version).toBe('')
    })
  })

  describe('when two are recorded at once', () => {
    it('makes one change after the other, each whole', async () => {
      const pack = await opened()
      const versions: string[] = []
      const note = async (version: string) => versions.push(version) > 0
      await Promise.all([pack.change(upload('zh/8', wav), note), pack.change(upload('zh/9', wav), note)])
      expect(namesOf(pack)).toEqual(['zh/8', 'zh/9'])
      expect(pack.view.version).toBe(versions[1])
    })
  })

  describe('when the hub died in the middle of a change', () => {
    it('goes on with the new pack once the old one has left its place, else with the old one', async () => {
      await put('zh/8.wav', wav)
      await put('zh/9.wav', wav, `${folder}.next`)
      expect(namesOf(await opened())).toEqual(['zh/8'])
      expect(existsSync(`${folder}.next`)).toBe(false)

      await put('zh/9.wav', wav, `${folder}.next`)
      await rename(folder, `${folder}.previous`)
      const pack = await opened()
      expect(namesOf(pack)).toEqual(['zh/9'])
      expect(pack.canRestore).toBe(true)
    })

    it('can still go back to the whole pack before, which had left its place for the old one', async () => {
      await put('zh/7.wav', wav, `${folder}.discarded`)
      await put('zh/8.wav', wav)
      await put('zh/9.wav', wav, `${folder}.next`)
      const pack = await opened()
      expect(namesOf(pack)).toEqual(['zh/8'])
      expect(await pack.change(() => ({ act: 'restored' }), recorded)).toBeUndefined()
      expect(namesOf(pack)).toEqual(['zh/7'])
      expect(await pack.change(() => ({ act: 'restored' }), recorded)).toBeUndefined()
      expect(namesOf(pack)).toEqual(['zh/8'])
      expect((await readdir(data)).sort()).toEqual(['voice-pack', 'voice-pack.previous'])
    })
  })

  describe('when its place has been taken in the middle of a change', () => {
    it('says that nothing was stored, keeps what it had, and makes the change when its command is repeated', async () => {
      await put('zh/8.mp3', mp3)
      const pack = await opened()
      const before = pack.view
      const occupied = async () => {
        await rm(`${folder}.previous`, { recursive: true, force: true })
        await rm(`${folder}.next`, { recursive: true })
        return true
      }
      expect(await pack.change(upload('zh/8', wav), occupied)).toMatchObject({
        code: 'voice_pack_not_stored',
      })
      expect(pack.view).toEqual(before)

      const repeated = () => Promise.resolve(false)
      expect(await pack.change(upload('zh/8', wav), repeated)).toBeUndefined()
      expect(await readFile(join(folder, 'zh/8.wav'))).toEqual(wav)
      await pack.change(() => ({ act: 'restored' }), recorded)
      expect(await pack.change(upload('zh/8', wav), repeated)).toBeUndefined()
      expect(pack.view).toEqual(before)
    })
  })

  describe('when it is not there', () => {
    it('is a hall with the built-in voice, with nothing to go back to', async () => {
      const pack = await opened()
      expect(pack.view).toEqual({ version: '', clips: [] })
      expect(await pack.change(() => ({ act: 'restored' }), recorded)).toMatchObject({
        code: 'voice_pack_unchanged',
      })
    })
  })
})

describe('routes of the recorded voice', () => {
  let hub: TestHub
  let administrator: HubClient
  let devices: MqttClient
  const heard: string[] = []
  beforeAll(async () => {
    hub = await startTestHub()
    administrator = await hub.staff('9001')
    const { deviceId, secret, hallId } = await hub.device('board-general')
    devices = connect(`mqtt://127.0.0.1:${hub.mqttPort}`, {
      username: deviceId,
      password: secret,
      clientId: `${deviceId}.test`,
    })
    devices.on('message', (_, payload) => heard.push(JSON.parse(payload.toString()).voicePack))
    await devices.subscribeAsync(topicFor(hallId, 'deviceConfig', deviceId), { qos: 1 })
  })
  afterAll(async () => {
    await devices.endAsync()
    await hub[Symbol.asyncDispose]()
  })

  const send = async (
    files: Readonly<Record<string, Uint8Array>>,
    key: string = randomUUID(),
    client = administrator,
  ) => {
    const form = new FormData()
    for (const [name, content] of Object.entries(files))
      form.append(name, new Blob([new Uint8Array(content)]), 'file')
    const reply = await fetch(`${hub.url}/api/v1/admin/voice-pack/clips`, {
      method: 'POST',
      headers: { ...client.headers(), 'idempotency-key': key },
      body: form,
    })
    return {
      status: reply.status,
      body: (await reply.json()) as VoiceUpload & { code: string; detail: string },
    }
  }
  /** The answer to an upload whose files do not come. */
  const begin = async (headers: Readonly<Record<string, string>>) => {
    const sent = request(`${hub.url}/api/v1/admin/voice-pack/clips`, { method: 'POST', headers })
    sent.write('--')
    const [answer] = (await once(sent, 'response')) as [IncomingMessage]
    const { code } = (await json(answer)) as { code: string }
    sent.on('error', () => {}).destroy()
    return [answer.statusCode, code]
  }
  const pack = () => administrator.get<VoicePackDesk>('/api/v1/admin/voice-pack')
  const names = ({ clips }: VoicePackView) => clips.map(({ name }) => name)
  const onRecord = async () => {
    const { entries } = await administrator.get<{
      entries: { type: string; actor: object; data: { act: string } }[]
    }>('/api/v1/admin/audit?limit=500')
    return entries.filter(({ type }) => type === 'VoicePackChanged')
  }

  describe('when files are uploaded', () => {
    it('takes each that is a clip, tells of the others, tells the boards, and puts it on record', async () => {
      const { status, body } = await send({
        'zh/8': wav,
        chime: await spoken('chime'),
        'nan/please': m4a,
        'zh/9': Buffer.from('MZ, no sound at all'),
        'zh/nine': wav,
        '../../hall': wav,
        'en/8': Buffer.concat([wav, Buffer.alloc(500_000)]),
        'en/9': Buffer.alloc(0),
      })
      expect(status).toBe(200)
      expect(body.taken).toEqual(['zh/8', 'chime', 'nan/please'])
      expect(body.refused.map(({ file, message }) => `${file}: ${message.en}`)).toEqual([
        expect.stringMatching(/^zh\/9: .*no ogg, mp3, m4a or wav/),
        expect.stringMatching(/^zh\/nine: .*no word of a call/),
        expect.stringMatching(/^\.\.\/\.\.\/hall: .*no word of a call/),
        expect.stringMatching(/^en\/8: .*501 kB; a clip may have 500/),
        expect.stringMatching(/^en\/9: .*empty/),
      ])
      expect(body.refused[0]?.message.zh).toContain('不是 ogg')
      expect(names(body.pack)).toEqual(['chime', 'nan/please', 'zh/8'])
      await vi.waitFor(() => expect(heard.at(-1)).toBe(body.pack.version))
      expect((await onRecord()).at(-1)).toMatchObject({
        actor: { kind: 'administrator' },
        data: { act: 'uploaded', clips: ['zh/8', 'chime', 'nan/please'], version: body.pack.version },
      })

      const clip = await fetch(hub.url + (body.pack.clips[2]?.url ?? ''))
      expect(clip.headers.get('content-type')).toBe('audio/wav')
      expect(clip.headers.get('cache-control')).toContain('immutable')
      expect(Buffer.from(await clip.arrayBuffer())).toEqual(wav)
      const stale = await fetch(`${hub.url}/api/v1/voice-pack/zh-8?v=0`)
      expect([stale.status, stale.headers.get('cache-control')]).toEqual([404, 'no-store'])
    })

    it('does it once for one key, and nothing for the same files again', async () => {
      const before = (await onRecord()).length
      const key = randomUUID()
      await send({ 'zh/7': wav }, key)
      await administrator.command('/api/v1/admin/voice-pack/remove', { clips: ['zh/7'] })
      const repeated = await send({ 'zh/7': wav }, key)
      expect(names(repeated.body.pack)).not.toContain('zh/7')
      await send({ 'zh/8': wav })
      expect((await onRecord()).length).toBe(before + 2)
      expect((await send({ 'zh/7': mp3 }, key)).body.code).toBe('command_id_reused')
    })

    it('refuses others than administrators, and requests without a key', async () => {
      expect((await send({ 'zh/8': mp3 }, randomUUID(), await hub.staff('3001'))).body.code).toBe(
        'not_allowed',
      )
      expect((await send({ 'zh/8': mp3 }, randomUUID(), hub.visitor())).body.code).toBe('not_signed_in')
      expect((await send({ 'zh/8': mp3 }, 'short')).body.code).toBe('bad_input')
      const key = { 'idempotency-key': randomUUID() }
      const tooLarge = { ...administrator.headers(), ...key, 'content-length': '40200000' }
      expect(await begin(tooLarge)).toEqual([413, 'too_large'])
    })

    it('refuses a stranger before reading what he sends, be it only to count it', async () => {
      expect(await begin({ 'transfer-encoding': 'chunked' })).toEqual([401, 'not_signed_in'])
    })
  })

  describe('when clips are removed', () => {
    it('speaks built in again, goes back on wish, and refuses who looks at an older pack', async () => {
      const before = await pack()
      const removed = await administrator.command<VoicePackDesk>('/api/v1/admin/voice-pack/remove', {
        clips: names(before),
      })
      expect(removed).toMatchObject({ version: '', clips: [], canRestore: true })
      await vi.waitFor(() => expect(heard.at(-1)).toBe(''))
      await expect(
        administrator.command('/api/v1/admin/voice-pack/restore', { version: before.version }),
      ).rejects.toMatchObject({ code: 'voice_pack_overtaken' })
      const restored = await administrator.command<VoicePackDesk>('/api/v1/admin/voice-pack/restore', {
        version: '',
      })
      expect(restored.clips).toEqual(before.clips)
      expect((await onRecord()).slice(-2).map(({ data }) => data.act)).toEqual(['removed', 'restored'])
    })
  })

  describe('when the hub starts again', () => {
    it('has the same voice', async () => {
      const before = await pack()
      await hub.stop()
      const again = await startTestHub({}, hub.dataDir)
      expect(await (await fetch(`${again.url}/api/v1/voice-pack`)).json()).toEqual({
        version: before.version,
        clips: before.clips,
      })
      await again.stop()
    })
  })
})
