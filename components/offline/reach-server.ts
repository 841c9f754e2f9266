/** Whether the server and its database respond, since a browser can report a connection that doesn't work. */
export async function isServerReachable(): Promise<boolean> {
  try {
    const answer = await fetch('/api/ready', { cache: 'no-store' })
    // A server whose disk is nearly full still accepts answers.
    return (await answer.json()).database === 'ok'
  } catch {
    return false
  }
}
