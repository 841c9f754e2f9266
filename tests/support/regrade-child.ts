import { openDatabase } from '@/server/platform/db'
import { resumeRegrades } from '@/server/regrading/resume-regrades'

/** Continues the regrades of a database: the process that `regrade-run.ts` kills and runs again. */

const { DATA_DIR: folder = '', DATABASE_URL: url } = process.env
const database = await openDatabase(url ? { url, folder } : { folder })
console.log('open')
await resumeRegrades(database.client, new Date('2026-01-01T00:00:00Z'))
await database.close()
console.log('done')
process.exit(0)
