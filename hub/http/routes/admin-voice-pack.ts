import { z } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import { messageOf, type Rejection, reject } from '../../../shared/errors.ts'
import {
  type FileRefusal,
  removeClipsBody,
  restorePackBody,
  type VoicePackDesk,
  voicePackDesk,
  voiceUpload,
} from '../../../shared/http/voice-pack-schemas.ts'
import { audioEndingOf, headBytes, judgeClip, maxPackBytes } from '../../../shared/voice/judge-clip.ts'
import { isClip } from '../../../shared/voice/voice-words.ts'
import type { NewClip, PackChange } from '../../application/voice-pack.ts'
import type { VoicePackChanged } from '../../domain/hall.ts'
import type { Actor } from '../../domain/journal.ts'
import { commandIdOf, runCommand } from '../command.ts'
import { staffActor } from '../guards.ts'
import type { HubContext } from '../hub-context.ts'
import { ProblemError } from '../problem.ts'
import {
  addCommand,
  commandKey,
  createRouter,
  limitBody,
  nothing,
  staffSecurity,
  viewRoute,
} from '../route-parts.ts'

const tags = ['administrator']
const security = staffSecurity ?? []

/** Bytes of an upload at most: a whole voice, and what a form adds to each of its files. */
const maxUploadBytes = maxPackBytes + 128 * 1024

/** The recorded voice: looked at, recorded clip by clip, taken back. */
export function adminVoicePackRoutes(hub: HubContext) {
  const { voicePack } = hub
  const actorOf = (c: Context) => staffActor(c, hub, ['administrator'])
  const desk = (): VoicePackDesk => {
    const { view, canRestore, unused } = voicePack
    return { ...view, canRestore, unused: [...unused] }
  }
  const change = async (c: Context, actor: Actor, { act, clips, body, make }: Intent) => {
    const commandId = commandIdOf(c, actor)
    const isDone = () => hub.store.findResult(commandId) !== undefined
    const refused = await voicePack.change(
      (version) => make(version, isDone()),
      async (version) => {
        const wasDone = isDone()
        const record: VoicePackChanged = { type: 'VoicePackChanged', act, clips, version }
        await runCommand(c, hub, actor, body, { type: 'RecordVoicePack', record })
        return !wasDone
      },
    )
    if (refused !== undefined) throw ProblemError.of(refused)
  }

  const router = createRouter().openapi(
    viewRoute({
      path: '/admin/voice-pack',
      summary: 'The recorded voice, and the files in its folder that cannot be used',
      answer: voicePackDesk,
      params: nothing,
      query: nothing,
      tags,
      security,
    }),
    (c) => {
      actorOf(c)
      return c.json(desk(), 200)
    },
  )

  router.openAPIRegistry.registerPath({
    method: 'post',
    path: '/admin/voice-pack/clips',
    summary:
      'Record clips: every file that can be used is taken, all at once; each other one is told with its reason',
    tags,
    security,
    parameters: [commandKey],
    request: {
      body: {
        required: true,
        content: {
          'multipart/form-data': {
            schema: z.record(z.string(), z.string()).openapi({
              description:
                'A file (ogg, mp3, m4a, wav; 500 kB and 3 s at most, 6 s for the chime) under the name of each clip: `zh/please`, `chime`',
              type: 'object',
              additionalProperties: { type: 'string', format: 'binary' },
            }),
          },
        },
      },
    },
    responses: {
      200: {
        description: 'What became of each file',
        content: { 'application/json': { schema: voiceUpload } },
      },
    },
  })
  // Before the files are read, be it only to count them.
  const knowSender: MiddlewareHandler = (c, next) => {
    commandIdOf(c, actorOf(c))
    return next()
  }
  router.post('/admin/voice-pack/clips', knowSender, limitBody(maxUploadBytes), async (c) => {
    const actor = actorOf(c)
    const { clips, refused } = await offeredClips(c)
    const names = clips.map(({ name }) => name)
    if (clips.length > 0)
      await change(c, actor, {
        act: 'uploaded',
        clips: names,
        body: clips.map(({ name, sum }) => [name, sum]),
        make: () => ({ act: 'uploaded', clips }),
      })
    return c.json({ taken: names, refused, pack: desk() })
  })

  addCommand(
    router,
    {
      path: '/admin/voice-pack/remove',
      summary: 'Remove recorded clips: the built-in voice speaks in their place',
      body: removeClipsBody,
      answer: voicePackDesk,
      params: nothing,
      tags,
      security,
    },
    async (c, body) => {
      const actor = actorOf(c)
      const names = body.clips
      await change(c, actor, { act: 'removed', clips: names, body, make: () => ({ act: 'removed', names }) })
      return desk()
    },
  )
  addCommand(
    router,
    {
      path: '/admin/voice-pack/restore',
      summary:
        'Go back to the recorded voice before the last change; once more, and the change is there again',
      body: restorePackBody,
      answer: voicePackDesk,
      params: nothing,
      tags,
      security,
    },
    async (c, body) => {
      const actor = actorOf(c)
      const make: Intent['make'] = (version, isDone) =>
        // A command that is repeated was based on the pack before its own change.
        isDone || version === body.version ? { act: 'restored' } : reject('voice_pack_overtaken')
      await change(c, actor, { act: 'restored', clips: [], body, make })
      return desk()
    },
  )
  return router
}

/** What an administrator wants of the recorded voice. */
interface Intent {
  readonly act: PackChange['act']
  /** Names of the clips it concerns. */
  readonly clips: readonly string[]
  /** What distinguishes it from another intent under the same key. */
  readonly body: unknown
  /** Makes the change from the pack's version; `isDone` when the command was done before. */
  readonly make: (version: string, isDone: boolean) => PackChange | Rejection
}

interface OfferedClip extends NewClip {
  /** Of its content. */
  readonly sum: string
}

/** The files of an upload, each judged by its name and content. */
async function offeredClips(c: Context): Promise<{ clips: OfferedClip[]; refused: FileRefusal[] }> {
  const form = await c.req.formData().catch(() => {
    throw new ProblemError('bad_input', { detail: 'multipart/form-data' })
  })
  const clips: OfferedClip[] = []
  const refused: FileRefusal[] = []
  for (const [field, value] of form.entries()) {
    if (typeof value === 'string') continue
    const name = isClip(field) ? field : undefined
    const head = new Uint8Array(await value.slice(0, headBytes).arrayBuffer())
    const ending = audioEndingOf(head)
    const refusal: Rejection | undefined =
      judgeClip({ file: field, clip: name, sizeBytes: value.size, head }) ??
      (clips.some((clip) => clip.name === name) ? reject('voice_clip_twice', { file: field }) : undefined)
    if (refusal !== undefined) refused.push({ file: field, message: messageOf(refusal) })
    if (refusal !== undefined || name === undefined || ending === undefined) continue
    const content = new Uint8Array(await value.arrayBuffer())
    // Beside the hub's own thread: a whole voice would hold it up.
    const sum = Buffer.from(await crypto.subtle.digest('SHA-256', content)).toString('hex')
    clips.push({ name, ending, content, sum })
  }
  return { clips, refused }
}
