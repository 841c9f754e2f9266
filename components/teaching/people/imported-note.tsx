import { Notice } from '@/components/ui/notice'
import { plural } from '@/domain/text/format'

type Props = {
  added: number
  invited: number
  /** The number of invitations that are open now. */
  open: number
}

/** Shows the result of a roster import, with counts from the URL. It is hidden once the counts are outdated by a used or withdrawn invitation. */
export function ImportedNote({ added, invited, open }: Props) {
  if (!Number.isInteger(added) || !Number.isInteger(invited) || open < invited) return null

  return (
    <Notice role="status" tone="good">
      Roster imported. {plural(added, 'person', 'people')} added, {invited} invited.
    </Notice>
  )
}
