import { defineConfig } from 'drizzle-kit'

/** `npx drizzle-kit generate` writes the next migration after a change of the schema. */
export default defineConfig({
  dialect: 'sqlite',
  schema: './hub/adapters/database/schema.ts',
  out: './hub/adapters/database/migrations',
})
