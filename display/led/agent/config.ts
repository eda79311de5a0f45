import { z } from 'zod'
import { agentSettings, readAgentSettings } from '../../../shared/agent-environment.ts'

const environment = z.object(agentSettings)

/** The LED agent's settings; what the panel is like comes from the hall. */
export type LedAgentConfig = z.infer<typeof environment>

/** Reads the settings from the environment. Throws an error that names every setting that is missing or wrong. */
export function readLedAgentConfig(env: NodeJS.ProcessEnv): LedAgentConfig {
  return readAgentSettings('The LED agent', environment, env)
}
