import { appendFileSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { plantCanaries } from './plant-canaries.mjs'
import { plantQuizzes } from './plant-quizzes.mjs'

/**
 * Runs the app as `npm start` does, on a new data folder and on courses with canaries and quizzes with every kind of
 * rule.
 */

process.env.DATA_DIR = path.resolve('test-results-data')
process.env.DATABASE_URL = ''
// Every test signs up from this one IP address.
process.env.SIGN_UPS_PER_HOUR = '1000'
// A fuzzing test sends more than any person.
process.env.WRITES_PER_MINUTE = '100000'
await rm(process.env.DATA_DIR, { recursive: true, force: true })
process.env.CONTENT_DIR = await plantCanaries()
await plantQuizzes(process.env.CONTENT_DIR)
// The start's output is saved: it contains the administrator's link, which a test follows.
await mkdir(process.env.DATA_DIR, { recursive: true })
const write = process.stdout.write.bind(process.stdout)
process.stdout.write = (chunk, ...rest) => {
  appendFileSync(path.join(process.env.DATA_DIR, 'start.log'), chunk)
  return write(chunk, ...rest)
}
await import('../../bin/start.mjs')
