import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type FakeSmsGateway, fakeTemplateIds } from './fake-sms-gateway.ts'

/** Settings of a hub whose messages go to the fake gateway; the file of the templates is written to the folder. */
export async function fakeSmsSettings(
  { url }: Pick<FakeSmsGateway, 'url'>,
  folder: string,
): Promise<Record<string, string>> {
  const templatesFile = join(folder, 'sms-templates.json')
  await writeFile(templatesFile, JSON.stringify(fakeTemplateIds))
  return {
    SMS_GATEWAY: 'tencent',
    SMS_ENDPOINT: url,
    SMS_SECRET_ID: 'no-secret-id',
    SMS_SECRET_KEY: 'no-secret-key',
    SMS_APP_ID: '1400000000',
    SMS_TEMPLATES_FILE: templatesFile,
    SMS_PER_MINUTE: '60000',
  }
}
