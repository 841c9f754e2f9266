import { Notice } from '@/components/ui/notice'

/** Tells students that a class is archived and what that means. */
export function ArchivedNote() {
  return (
    <Notice tone="warn" className="mb-6">
      This class is archived. Attempts that were in progress were submitted when it was archived. You can
      still see your work, but you can’t start or change anything.
    </Notice>
  )
}
