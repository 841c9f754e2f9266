import type { ServerResponse } from 'node:http'

const PROBLEM = {
  type: 'about:blank',
  title: 'Bad request',
  status: 400,
  detail: 'The address holds an escape that stands for no text.',
  code: 'INVALID_INPUT',
}

/**
 * Answers an address with an escape that stands for no text (/%E0%A4%A): the framework would answer it as a fault of its own.
 * @returns whether it was such a one
 */
export function refuseUnreadable(url: string, response: ServerResponse): boolean {
  if (isReadable(url)) return false
  // The HTTP API promises a problem for whatever it refuses, and this never reaches its routes.
  const [type, body] = url.startsWith('/api/v1/')
    ? ['application/problem+json', JSON.stringify(PROBLEM)]
    : ['text/plain', PROBLEM.title]
  response.writeHead(PROBLEM.status, { 'Content-Type': type }).end(body)
  return true
}

function isReadable(url: string): boolean {
  try {
    const [path = ''] = url.split('?')
    // A character that no text holds is found in the rest of an address as well; other escapes are read there as they are meant.
    return !decodeURIComponent(path).includes('\0') && !url.includes('%00')
  } catch {
    return false
  }
}
