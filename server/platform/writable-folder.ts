import { randomUUID } from 'node:crypto'
import { access, constants, mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { StartError } from './start-error'

/**
 * Creates the data folder if needed and ensures that it is writable.
 * @throws StartError that names the folder
 */
export async function makeWritableFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await access(folder, constants.W_OK)
    // For root, `access` succeeds even on a read-only disk, so write a file.
    const probe = path.join(folder, `.probe-${randomUUID()}`)
    await writeFile(probe, '')
    await rm(probe)
  } catch (cause) {
    throw new StartError(
      `The data folder ${folder} is not writable (${codeOf(cause)}). Set DATA_DIR to another folder.`,
    )
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
