/** Tells students that a class keeps grades, before they join and on its page. */
export function KeepsGradesNote() {
  return (
    <p className="rounded-lg bg-wash px-4 py-3">
      This class keeps grades. If you delete your account, its gradebook keeps your name and your grades with
      their dates, and nothing else.
    </p>
  )
}
