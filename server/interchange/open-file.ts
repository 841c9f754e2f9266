import type { InterchangeFile } from '@/domain/interchange/interchange-format'
import { type ReadFile, readInterchangeFile } from '@/domain/interchange/read-file'
import { readCollection } from './read-collection'
import { PackageError, unpack } from './unpack'

/**
 * Reads a file of questions as it was uploaded: opens a package first, if it is one. Accesses no network and no database. Never throws
 * for bad files: the reasons are among the problems.
 * @param formatId the format that a person chose; otherwise it’s detected
 */
export async function readUpload(
  file: { name: string; bytes: Uint8Array },
  formatId?: string,
): Promise<ReadFile> {
  return readInterchangeFile(await openUpload(file), formatId)
}

const PACKAGE_NAME = /\.(zip|imscc|apkg|colpkg)$/i

/** Opens a file as it was uploaded: unpacks a package if it is one. */
export async function openUpload({
  name,
  bytes,
}: {
  name: string
  bytes: Uint8Array
}): Promise<InterchangeFile> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (!isZip && !PACKAGE_NAME.test(name)) return { name, bytes }
  try {
    const files = await unpack(bytes)
    const collection = readCollection(files)
    return { name, bytes, package: files, ...(collection ? { collection } : {}) }
  } catch (error) {
    if (!(error instanceof PackageError)) throw error
    return { name, bytes, failure: { code: error.code, message: error.message } }
  }
}
