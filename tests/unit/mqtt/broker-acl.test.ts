import { describe, expect, it } from 'vitest'
import { mosquittoAcl } from '../../../hub/adapters/mqtt/broker-acl.ts'

describe('the access control file for mosquitto', () => {
  describe('when a hall has a pad', () => {
    it('grants the pad its own topics and the hub all of the hall', () => {
      const name = { zh: '评价器', en: 'Pad' }
      const acl = mosquittoAcl({ id: 'xm', devices: [{ id: 'pad-1', kind: 'pad', name, windowId: 'w01' }] })
      expect(acl.split('\n').filter((line) => !line.startsWith('#') && line !== '')).toEqual([
        'user tingxu-hub',
        'topic readwrite hall/xm/#',
        'user pad-1',
        'topic read hall/xm/hub/state',
        'topic read hall/xm/device/pad-1/config',
        'topic read hall/xm/window/w01/state',
        'topic read hall/xm/pad/w01/invite',
        'topic read hall/xm/pad/w01/rating/ack',
        'topic write hall/xm/device/pad-1/presence',
        'topic write hall/xm/pad/w01/rating',
        'topic write hall/xm/pad/w01/invite/ack',
      ])
    })
  })
})
