/** What validation says about a part of the draft, such as a row or a list. */
export function Remarks({ of }: { of: readonly string[] | undefined }) {
  return of && <p className="text-sm text-warn">{of.join(' ')}</p>
}
