import { migrate } from '../prisma/migrate'
import { loadCourses } from '../server/content/load-course'
import { DEMO_PASSWORD, fillDemo, refuseRealData } from '../server/demo/fill-demo'
import { openDatabase } from '../server/platform/db'
import { dataDir, env } from '../server/platform/env'
import { idSalt, prepareSecrets } from './instance-secrets'
import { step } from './steps.mjs'

/** A class of synthetic students in the demonstration's data folder, unless it is there already. */

try {
  if (env().DATABASE_URL) throw new Error('The demonstration uses the embedded database alone.')
  await prepareSecrets()
  const database = await openDatabase({ folder: dataDir() })
  try {
    await migrate(database.adapter)
    await refuseRealData(database.client)
    await loadCourses(database.client, idSalt())
    await step('Demonstration', () => fillDemo(database.client, new Date()))
    console.log(`
Sign in with the password “${DEMO_PASSWORD}” as
  instructor@demo.example            who teaches the class
  assistant@demo.example             who helps
  reviewer@demo.example              who reads and changes nothing
  student-01@demo.example … student-30@demo.example
`)
  } finally {
    await database.close()
  }
  process.exit(0)
} catch (error) {
  const isExpected = error instanceof Error && ['StartError', 'EnvironmentError'].includes(error.name)
  console.error(isExpected ? error.message : error)
  process.exit(1)
}
