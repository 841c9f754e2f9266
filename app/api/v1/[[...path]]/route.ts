import { problemResponse } from '@/server/http/problem'
import { AppError } from '@/server/platform/errors'

/** Answers every URL under `/api/v1` that isn't part of the API. */
function nothingHere(): Response {
  const userMessage = 'This URL does not exist. See /api/v1/openapi.json for the available operations.'
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
