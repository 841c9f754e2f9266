import type { ActionState } from '@/components/ui/action-form'

/**
 * Posts a form to a sign-in route and goes where the response says. Gets a new token first, since the page can be older
 * than its cookie.
 */
export async function postToAuth(url: string, form: FormData): Promise<NonNullable<ActionState>> {
  try {
    const { csrfToken } = await (await fetch('/api/auth/csrf')).json()
    const fields = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
    const body = new URLSearchParams({ ...fields, csrfToken, json: 'true' })
    const response = await fetch(url, { method: 'POST', body })
    const { url: target, problem, detail } = await response.json()
    if (!response.ok) return { ok: false, message: detail }
    if (problem) return { ok: false, ...problem, typed: { email: fields.email ?? '' } }
    window.location.assign(target)
    return { ok: true, data: null }
  } catch {
    return { ok: false, message: 'The server didn’t respond. Check your connection and try again.' }
  }
}
