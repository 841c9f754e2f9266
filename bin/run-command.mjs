import { existsSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './prepare.mjs'

/**
 * Runs a command of an administrator with the settings of `npm start`, and ends the process.
 * @param load imports the module of the command and runs it
 * @param expected the names of further errors whose message is for the person
 */
export async function runCommand(load, expected = []) {
  process.chdir(ROOT)
  if (existsSync(path.join(ROOT, '.env'))) process.loadEnvFile(path.join(ROOT, '.env'))
  process.env.NODE_ENV = 'production'
  const { register } = await import('tsx/esm/api')
  register({ tsconfig: path.join(ROOT, 'bin/tsconfig.run.json') })
  try {
    await load()
    process.exit(0)
  } catch (error) {
    // A problem that the person can fix gets one line.
    const isExpected = ['StartError', 'EnvironmentError', ...expected].includes(error.name) || 'code' in error
    console.error(isExpected ? error.message : error)
    process.exit(1)
  }
}
