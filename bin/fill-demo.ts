import { migrate } from '../prisma/migrate'
import { loadCourses } from '../server/content/load-course'
import { DEMO_PASSWORD, fillDemo, refuseRealData } from '../server/demo/fill-demo'
import { openDatabase } from '../server/platform/db'
import { dataDir, env } from '../server/platform/env'
import { idSalt, prepareSecrets } from './instance-secrets'
import { step } from './steps.mjs'

/** Adds a class of synthetic students to the demo's data folder, unless it exists. */

try {
  if (env().DATABASE_URL) throw new Error('The demo uses only the embedded database.')
  await prepareSecrets()
  const database = await openDatabase({ folder: dataDir() })
  try {
    await migrate(database.adapter)
    await refuseRealData(database.client)
    await loadCourses(database.client, idSalt())
    await step('Sample class', () => fillDemo(database.client, new Date()))
    console.log(
      `\nSign in with the password “${DEMO_PASSWORD}” as\n  instructor@demo.example            instructor\n  assistant@demo.example             teaching assistant\n  reviewer@demo.example              observer (can’t change anything)\n  student-01@demo.example … student-30@demo.example   students\n`,
    )
  } finally {
    await database.close()
  }
  process.exit(0)
} catch (error) {
  const isExpected = error instanceof Error && ['StartError', 'EnvironmentError'].includes(error.name)
  console.error(isExpected ? error.message : error)
  process.exit(1)
}
