import { randomUUID } from 'node:crypto'
import { access, constants, mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { StartError } from './start-error'

/**
 * Makes sure that the data folder is there and can be written.
 * @throws StartError that names it
 */
export async function makeWritableFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await access(folder, constants.W_OK)
    // Access bits say yes to root on a read-only disk: write for real.
    const probe = path.join(folder, `.probe-${randomUUID()}`)
    await writeFile(probe, '')
    await rm(probe)
  } catch (cause) {
    throw new StartError(
      `The data folder ${folder} cannot be written (${codeOf(cause)}). Set DATA_DIR to another.`,
    )
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
