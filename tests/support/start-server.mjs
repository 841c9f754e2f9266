import { appendFileSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { plantCanaries } from './plant-canaries.mjs'
import { plantQuizzes } from './plant-quizzes.mjs'

/** The product as `npm start` runs it, on an empty data folder of its own and on courses that hold canaries and quizzes of every kind of rule. */

process.env.DATA_DIR = path.resolve('test-results-data')
process.env.DATABASE_URL = ''
// Every story signs up from this one address.
process.env.SIGN_UPS_PER_HOUR = '1000'
await rm(process.env.DATA_DIR, { recursive: true, force: true })
process.env.CONTENT_DIR = await plantCanaries()
await plantQuizzes(process.env.CONTENT_DIR)
// What the start prints is kept: the administrator's link stands there, and a test follows it.
await mkdir(process.env.DATA_DIR, { recursive: true })
const write = process.stdout.write.bind(process.stdout)
process.stdout.write = (chunk, ...rest) => {
  appendFileSync(path.join(process.env.DATA_DIR, 'start.log'), chunk)
  return write(chunk, ...rest)
}
await import('../../bin/start.mjs')
