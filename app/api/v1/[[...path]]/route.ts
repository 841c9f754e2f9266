import { problemResponse } from '@/server/http/problem'
import { AppError } from '@/server/platform/errors'

/** Any address of the API that is none. */
function nothingHere(): Response {
  const userMessage = 'There is nothing at this address; /api/v1/openapi.json says what there is.'
  return problemResponse(new AppError('NOT_FOUND', { userMessage }))
}

export {
  nothingHere as GET,
  nothingHere as POST,
  nothingHere as PUT,
  nothingHere as PATCH,
  nothingHere as DELETE,
  nothingHere as OPTIONS,
}
