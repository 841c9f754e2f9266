type Uploaded = { ok: true; target: string } | { ok: false; why: string }

/** Sends an image to the class’s questions. @returns what its Markdown says in parentheses, or why it wasn’t accepted */
export async function uploadImage(classId: string, file: File): Promise<Uploaded> {
  try {
    const response = await fetch(`/classes/${encodeURIComponent(classId)}/media`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: file,
    })
    const answer = await response.json().catch(() => null)
    if (response.ok) return { ok: true, target: String(answer?.target) }
    return { ok: false, why: String(answer?.detail ?? 'The image couldn’t be uploaded.') }
  } catch {
    return { ok: false, why: 'The image couldn’t be uploaded. Check your connection and try again.' }
  }
}
