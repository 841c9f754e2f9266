/** The rules in effect for the key, as the grader applies them. */
export function KeyExplanation({ sentences }: { sentences: readonly string[] }) {
  return (
    <section aria-labelledby="key-rules" className="card">
      <h2 id="key-rules" className="text-lg">
        How answers are graded
      </h2>
      {sentences.length === 0 ? (
        <p className="mt-2 text-muted text-sm">The rules appear when the key is complete.</p>
      ) : (
        <>
          <p className="mt-1 text-muted text-sm">Found by grading sample answers with the key above.</p>
          <ul className="mt-2 grid list-disc gap-1.5 pl-5 text-sm">
            {sentences.map((sentence) => (
              <li key={sentence} className="wrap-anywhere">
                {sentence}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
