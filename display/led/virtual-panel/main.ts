import { z } from 'zod'
import { readAgentSettings, settingsOrExit } from '../../../shared/agent-environment.ts'
import { ddpPort } from '../protocol/ddp.ts'
import { flaschenTaschenPort } from '../protocol/flaschen-taschen.ts'
import { terminalPicture } from './terminal-picture.ts'
import { VirtualPanel } from './virtual-panel.ts'

const dots = z.coerce.number().int().min(16).max(1024)

const environment = z.object({
  PANEL_PROTOCOL: z.enum(['ddp', 'ft']).default('ddp'),
  PANEL_HOST: z.string().min(1).default('127.0.0.1'),
  PANEL_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  PANEL_WIDTH: dots.default(128),
  PANEL_HEIGHT: dots.default(32),
})

const { PANEL_PROTOCOL, PANEL_HOST, PANEL_PORT, PANEL_WIDTH, PANEL_HEIGHT } = settingsOrExit(() =>
  readAgentSettings('The virtual panel', environment, process.env),
)
const panel = await VirtualPanel.start({
  size: { widthDots: PANEL_WIDTH, heightDots: PANEL_HEIGHT },
  protocol: PANEL_PROTOCOL,
  host: PANEL_HOST,
  port: PANEL_PORT ?? (PANEL_PROTOCOL === 'ddp' ? ddpPort : flaschenTaschenPort),
  onFrame: (frame) => process.stdout.write(terminalPicture(frame)),
})
console.error(
  `${PANEL_PROTOCOL} panel of ${PANEL_WIDTH} x ${PANEL_HEIGHT} dots, UDP ${PANEL_HOST}:${panel.port}`,
)
