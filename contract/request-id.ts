/** The name of the Server-Timing entry with a request's ID, in responses to the framework's script. */
export const REQUEST_ID_TIMING = 'request-id'

type Entry = { name: string; serverTiming?: readonly { name: string; description: string }[] }

/**
 * Finds the ID of the latest request for a page, because a script can't read the headers of the framework's requests.
 * @param entries the browser's list of requests, oldest first
 * @param path the page's path
 * @returns undefined if the browser doesn't know the ID
 */
export function findRequestId(entries: readonly Entry[], path: string): string | undefined {
  const latest = entries.findLast(
    ({ name, serverTiming = [] }) => serverTiming.length > 0 && new URL(name).pathname === path,
  )
  return latest?.serverTiming?.find(({ name }) => name === REQUEST_ID_TIMING)?.description
}
