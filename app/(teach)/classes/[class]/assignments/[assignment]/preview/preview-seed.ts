/** The number of a selection of questions in a preview, from the URL or a form. */
export function readDraw(draw: string | undefined): number {
  return Math.max(1, Math.trunc(Number(draw)) || 1)
}

/** The seed of that selection. */
export function previewSeed(draw: string | undefined): string {
  return `preview-${readDraw(draw)}`
}
