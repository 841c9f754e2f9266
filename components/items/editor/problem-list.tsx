type Remark = { readonly path: string; readonly message: string; readonly severity: 'error' | 'warning' }

/** What is wrong with a draft. Each entry leads to its field. */
export function ProblemList({ remarks }: { remarks: readonly Remark[] }) {
  const hasErrors = remarks.some(({ severity }) => severity === 'error')
  return (
    <section aria-labelledby="remarks" className="card scroll-mt-24">
      <h2 id="remarks" className="text-lg">
        {remarks.length === 0 ? 'Ready to publish' : hasErrors ? 'Fix before publishing' : 'Suggestions'}
      </h2>
      <ul className="mt-2 grid gap-1.5 text-sm" data-remarks="">
        {remarks.map(({ path, message, severity }) => (
          <li key={`${path} ${message}`}>
            <button
              type="button"
              onClick={() => focusField(path)}
              className={`min-h-6 text-left underline decoration-dotted underline-offset-2 ${severity === 'error' ? 'text-wrong' : 'text-warn'}`}
            >
              {message}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Moves the focus to a field, or to the nearest part of the form around it. */
function focusField(path: string) {
  const names = path.split('.')
  for (let length = names.length; length > 0; length -= 1) {
    const name = names.slice(0, length).join('.')
    const field = document.querySelector(`[data-field="${CSS.escape(name)}"]`)
    const control = field?.querySelector<HTMLElement>('input, select, textarea, summary, button')
    if (!control) continue
    control.scrollIntoView({ block: 'center' })
    control.focus({ preventScroll: true })
    return
  }
}
