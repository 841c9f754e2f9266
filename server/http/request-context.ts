import { AsyncLocalStorage } from 'node:async_hooks'

/** How our own server tells the code behind the framework which IP address a request comes from; no client can send it. */
export const CLIENT_HEADER = 'x-casebook-client'
/** How a form route that failed tells our own server what its error page says, percent-encoded; no client sees it. */
export const MESSAGE_HEADER = 'x-casebook-message'

/** What our own server and the code behind the framework know of the request that they work on. */
export type RequestContext = {
  /** Names the request in the log and on the error page. */
  id: string
  /** Whether an action got as far as its own code; before that, only the request itself can be at fault. */
  hasReachedAction: boolean
}

// `bin/` and pages are separate module instances in one process.
const shared = globalThis as typeof globalThis & { casebookRequests?: AsyncLocalStorage<RequestContext> }
shared.casebookRequests ??= new AsyncLocalStorage()

export const requestContext: AsyncLocalStorage<RequestContext> = shared.casebookRequests
