'use client'

/** Sign-in buttons for each provider whose keys are set. next-auth requires its CSRF token in the POST body, so a click fetches it first. */
export function OAuthButtons(props: {
  providers: { id: string; name: string }[]
  callbackUrl: string
  verb: string
}) {
  if (props.providers.length === 0) return null
  return (
    <div className="needs-script mt-8 grid gap-3 border-line border-t pt-6">
      {props.providers.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          className="button-quiet"
          onClick={() => void leaveFor(id, props.callbackUrl)}
        >
          {props.verb} with {name}
        </button>
      ))}
    </div>
  )
}

async function leaveFor(provider: string, callbackUrl: string): Promise<void> {
  const { csrfToken } = await (await fetch('/api/auth/csrf')).json()
  const response = await fetch(`/api/auth/signin/${provider}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken, callbackUrl, json: 'true' }),
  })
  const { url } = await response.json()
  window.location.assign(url)
}
