import { plural } from '@/domain/text/format'

type Props = {
  added: number
  invited: number
  /** The number of invitations that are open now. */
  open: number
}

/** What a roster import has just done: its counts are in the address. Once an invitation was withdrawn or used, they are no longer true. */
export function ImportedNote({ added, invited, open }: Props) {
  if (!Number.isInteger(added) || !Number.isInteger(invited) || open < invited) return null
  const came = added === 1 ? 'one person is in the class now' : `${added} people are in the class now`
  const asked = plural(invited, 'is invited', 'are invited')
  return (
    <p role="status" className="rounded-lg bg-good-soft px-4 py-3">
      The roster is taken: {came}, and {asked}.
    </p>
  )
}
