import { z } from 'zod'
import { agentSettings, readAgentSettings } from '../../shared/agent-environment.ts'

const environment = z.object({
  ...agentSettings,
  PRINTER_HOST: z.string().min(1).default('127.0.0.1'),
  PRINTER_PORT: z.coerce.number().int().min(1).max(65_535).default(9100),
  AGENT_DATA_DIR: z.string().min(1).default('./data/printer-agent'),
})

/** The agent's settings. */
export type AgentConfig = z.infer<typeof environment>

/** Reads the settings from the environment. Throws an error that names every setting that is missing or wrong. */
export function readAgentConfig(env: NodeJS.ProcessEnv): AgentConfig {
  return readAgentSettings('The printer agent', environment, env)
}
