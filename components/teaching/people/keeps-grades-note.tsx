import { Notice } from '@/components/ui/notice'

/** Tells students that a class keeps grades, before they join and on its page. */
export function KeepsGradesNote() {
  return (
    <Notice>
      This class keeps grades. If you delete your account, its gradebook keeps your name and your grades with
      their dates, and nothing else.
    </Notice>
  )
}
