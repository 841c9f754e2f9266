import { LIMITS } from '@/domain/interchange/limits'
import { AppError } from '@/server/platform/errors'
import type { Upload } from './create-import'

/**
 * Reads the files of a form. The server in front limits the size of the body (`bin/http/limit-body.ts`).
 * @throws AppError INVALID_INPUT if the body isn’t such a form, or the files are too large together
 */
export async function readUploads(request: Request): Promise<Upload[]> {
  const form = await request.formData().catch((error: unknown) => {
    throw new AppError('INVALID_INPUT', { userMessage: 'Choose at least one file.', cause: error })
  })
  const files = form.getAll('file').filter((entry) => entry instanceof File)
  if (files.reduce((sum, { size }) => sum + size, 0) > LIMITS.upload)
    throw new AppError('INVALID_INPUT', {
      userMessage: `The files are larger than ${LIMITS.upload / 1_000_000} MB. Upload fewer at a time.`,
    })
  return Promise.all(
    files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  )
}
