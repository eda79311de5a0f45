import { describe, expect, it } from 'vitest'
import { EventParser } from '../../../hub/simulation/sse-reader.ts'

describe('the parser of server-sent events', () => {
  describe('when a stream comes in pieces', () => {
    it('gives an event when its empty line has come, whatever the cuts', () => {
      const stream = ': alive\n\nevent: view\nid: 3.17\ndata: {"a":\ndata: 1}\n\nevent: ping\ndata: \r\n\r\n'
      for (const size of [1, 3, 7, 200]) {
        const parser = new EventParser()
        const events = []
        for (let at = 0; at < stream.length; at += size)
          events.push(...parser.push(stream.slice(at, at + size)))
        expect(events).toEqual([
          { event: 'view', id: '3.17', data: '{"a":\n1}' },
          { event: 'ping', id: '3.17', data: '' },
        ])
      }
    })
  })
})
