import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { HallFileError } from '../../hub/application/load-hall.ts'
import { HttpPortTaken } from '../../hub/http-server.ts'
import { tempFolder } from '../support/temp-folder.ts'
import { startTestHub } from '../support/test-hub.ts'

describe('a start', () => {
  it('is refused on a taken port, with the port and what to do', async () => {
    await using first = await startTestHub()
    const port = new URL(first.url).port
    const second = startTestHub({ PORT: port })
    await expect(second).rejects.toThrow(HttpPortTaken)
    await expect(second).rejects.toThrow(new RegExp(`Port ${port} is taken.*PORT`))
  })

  it('is refused on a data folder that another hub has open', async () => {
    await using first = await startTestHub()
    await expect(startTestHub({}, first.dataDir)).rejects.toThrow(/in use by another hub/)
  })

  it('is refused on a damaged database, which no other hub has, with what to do', async () => {
    const dataDir = tempFolder()
    writeFileSync(join(dataDir, 'hall.db'), 'this is no database '.repeat(500))
    await expect(startTestHub({}, dataDir)).rejects.toThrow(/hall\.db is damaged.*Restore the folder/)
  })

  it('is refused on a file in place of the data folder, with its name and what to do', async () => {
    const file = join(tempFolder(), 'data')
    writeFileSync(file, '')
    await expect(startTestHub({}, file)).rejects.toThrow(/DATA_DIR .*data cannot be used.*Name a folder/)
  })

  it('is refused with a faulty hall file, naming the file and each fault with its place', async () => {
    const file = join(tempFolder(), 'hall.json')
    writeFileSync(file, JSON.stringify({ id: 'Hall 1', timeZone: 'Mars/Olympus' }))
    const start = startTestHub({ HALL_FILE: file })
    await expect(start).rejects.toThrow(HallFileError)
    await expect(start).rejects.toThrow(/id: an id is 1-40 lower-case letters/)
    await expect(start).rejects.toThrow(/timeZone: not a time zone/)
  })

  it('is refused with a hall file that is not UTF-8, which would lose every Chinese name', async () => {
    const file = join(tempFolder(), 'hall.json')
    const [before, after] = readFileSync('hub/demo-hall/hall.json', 'utf8').split('鹭城市政务服务中心')
    // The name's first two characters in GBK.
    const name = Buffer.from([0xf0, 0xd8, 0xb3, 0xc7])
    writeFileSync(file, Buffer.concat([Buffer.from(before ?? ''), name, Buffer.from(after ?? '')]))
    await expect(startTestHub({ HALL_FILE: file })).rejects.toThrow(HallFileError)
  })

  it.each(['real-hall', 'lucheng'])(
    'takes the data folder of a real hall, with the id %s, for no demo when HALL_FILE is left out',
    async (id) => {
      const file = join(tempFolder(), 'hall.json')
      const demo = JSON.parse(readFileSync('hub/demo-hall/hall.json', 'utf8')) as object
      writeFileSync(file, JSON.stringify({ ...demo, id }))
      const first = await startTestHub({ HALL_FILE: file })
      await first.stop()
      await using second = await startTestHub({}, first.dataDir)
      expect(second).toMatchObject({ hall: { id }, isDemo: false })
      await expect(second.device('printer-01')).rejects.toMatchObject({ code: 'device_not_enrolled' })
    },
  )

  it('needs the hall file for an empty data folder only', async () => {
    const file = join(tempFolder(), 'hall.json')
    const demo = JSON.parse(readFileSync('hub/demo-hall/hall.json', 'utf8')) as object
    writeFileSync(file, JSON.stringify({ ...demo, id: 'real-hall' }))
    const first = await startTestHub({ HALL_FILE: file })
    await first.stop()
    rmSync(file)
    await using second = await startTestHub({ HALL_FILE: file }, first.dataDir)
    expect(second).toMatchObject({ hall: { id: 'real-hall' }, isDemo: false })
  })

  it('makes a password for the demo staff when none is given, and only at the first start', async () => {
    const first = await startTestHub({ STAFF_PASSWORD: '' })
    expect([...new Set(first.freshPasswords?.values())]).toEqual([expect.stringMatching(/^[a-z0-9]{10}$/)])
    await first.stop()
    await using second = await startTestHub({ STAFF_PASSWORD: '' }, first.dataDir)
    expect(second.freshPasswords).toBeUndefined()
    expect(second.isDemo).toBe(true)
  })
})
