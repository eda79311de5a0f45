import type { DeviceDefinition } from '../hall-definition.ts'
import { type TopicName, topicFor } from './topic-map.ts'

/** The topics one device may touch; everything else is denied. */
export interface DeviceRights {
  readonly subscribe: readonly string[]
  readonly publish: readonly string[]
}

/** The rights of a device in its hall: its own topics and the hub's heartbeat, nothing else. */
export function rightsOf(hallId: string, device: DeviceDefinition): DeviceRights {
  const topic = (name: TopicName, key?: string) => topicFor(hallId, name, key)
  const subscribe = [topic('hubState'), topic('deviceConfig', device.id)]
  const publish = [topic('devicePresence', device.id)]
  switch (device.kind) {
    case 'board': {
      const zoneId = device.zoneId ?? ''
      subscribe.push(topic('boardState', zoneId), topic('announce', zoneId))
      if (device.voice === true) publish.push(topic('announceAck', zoneId))
      break
    }
    case 'window-screen':
      subscribe.push(topic('windowState', device.windowId))
      break
    case 'pad':
      subscribe.push(
        topic('windowState', device.windowId),
        topic('invite', device.windowId),
        topic('ratingAck', device.windowId),
      )
      publish.push(topic('rating', device.windowId), topic('inviteAck', device.windowId))
      break
    case 'printer':
      subscribe.push(topic('print', device.id))
      publish.push(topic('printAck', device.id), topic('printerReport', device.id))
      break
    case 'led':
      subscribe.push(
        device.zoneId === undefined
          ? topic('windowState', device.windowId)
          : topic('boardState', device.zoneId),
      )
      break
    case 'kiosk':
      break
  }
  return { subscribe, publish }
}
