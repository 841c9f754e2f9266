/** What a roster has just done, where one has: the counts stand in the address. */
export function ImportedNote({ added, invited }: { added: number; invited: number }) {
  if (!Number.isInteger(added) || !Number.isInteger(invited)) return null
  const came = added === 1 ? 'one person is in the class now' : `${added} people are in the class now`
  const asked = invited === 1 ? 'one is invited' : `${invited} are invited`
  return (
    <p role="status" className="rounded-lg bg-good-soft px-4 py-3">
      The roster is taken: {came}, and {asked}.
    </p>
  )
}
