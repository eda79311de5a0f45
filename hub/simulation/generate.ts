import { runCommand } from '../command-line.ts'
import { dayText } from './demand/day-text.ts'
import { type GenerateArgs, parseGenerateArgs } from './demand/generate-args.ts'
import { generateDay } from './demand/generate-day.ts'
import { readProfile } from './demand/profile-file.ts'
import { makeFolder, writeText } from './output-file.ts'

/** `npm run generate`: writes days drawn from a demand profile. */
async function generate({ profileFile, days, folder }: GenerateArgs): Promise<void> {
  const profile = await readProfile(profileFile)
  if (folder !== null) await makeFolder(folder)
  for (const { seed, file } of days) {
    const visitors = generateDay(profile, seed)
    await writeText(file, dayText(visitors, profileFile))
    const came = visitors.filter((visitor) => visitor.arrivesAt !== null).length
    const booked = visitors.filter((visitor) => visitor.appointmentAt !== null).length
    console.log(
      `${file}: 种子 seed ${seed} · 到场 came ${came} · 预约 booked ${booked} · 爽约 no-shows ${visitors.length - came}`,
    )
  }
}

await runCommand(() => generate(parseGenerateArgs(process.argv.slice(2))))
