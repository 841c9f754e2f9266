import { api } from '@/server/api/app'
import { CLIENT_HEADER } from '@/server/platform/request-context'

/** Mounts the API in the framework, for the requests that the server in front of it passes on. */
function answer(request: Request): Response | Promise<Response> {
  return api.fetch(request, { ipAddress: request.headers.get(CLIENT_HEADER) ?? 'unknown' })
}

export {
  answer as GET,
  answer as HEAD,
  answer as POST,
  answer as PUT,
  answer as PATCH,
  answer as DELETE,
  answer as OPTIONS,
}
