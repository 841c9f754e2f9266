import { AsyncLocalStorage } from 'node:async_hooks'
import { processWide } from './process-wide'

/** Carries the client's IP address from our server to the code that the framework calls. Clients can't set it. */
export const CLIENT_HEADER = 'x-casebook-client'
/** Carries the percent-encoded message of a failed form route to our server's error page. Clients never receive it. */
export const MESSAGE_HEADER = 'x-casebook-message'
/** The ID of a request, in its response. A trusted proxy can set it in the request. */
export const REQUEST_ID_HEADER = 'x-request-id'

/** Data about the current request, shared by our server and the code that the framework calls. */
export type RequestContext = {
  /** Identifies the request in the log, in the response, and on the error page. */
  id: string
  /** The client's IP address, for the log's lines about accounts. */
  ipAddress: string
  /** Whether the request failed because the database is away. */
  isOutage?: boolean
  /** Whether the request reached an action's code. An error before that means a malformed request. */
  hasReachedAction: boolean
  /** The reader's languages: the `Accept-Language` header. */
  languages: string | null
}

export const requestContext = processWide('requests', () => new AsyncLocalStorage<RequestContext>())
