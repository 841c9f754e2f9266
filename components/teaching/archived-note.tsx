/** Tells students that a class is archived and what that means. */
export function ArchivedNote() {
  return (
    <p className="mb-6 rounded-lg bg-warn-soft px-4 py-3 text-warn">
      This class is archived. Attempts that were in progress were submitted when it was archived. You can
      still see your work, but you can’t start or change anything.
    </p>
  )
}
