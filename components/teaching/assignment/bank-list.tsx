import { ActionForm } from '@/components/ui/action-form'
import type { Item } from '@/domain/items/item'
import { plainText } from '@/domain/items/rich-text'
import { TYPE_WORDS } from '@/domain/items/type-words'

type Found = { slug: string; item: Item; whose: 'course' | 'class' | 'mine'; isReserved: boolean }

type Props = {
  found: Found[]
  action: Parameters<typeof ActionForm>[0]['action']
  hidden: Record<string, string>
}

const MOST = 60
const WHOSE_WORDS = {
  course: 'of the course, public',
  class: 'of this class',
  mine: 'of another class of yours',
}

/** What was found in the bank, to tick and add. */
export function BankList({ found, action, hidden }: Props) {
  if (found.length === 0) return <p className="mt-5 text-muted">Nothing in the bank fits.</p>
  const count = found.length === 1 ? 'One question fits.' : `${found.length} questions fit.`
  return (
    <div className="mt-5">
      <p className="mb-3 text-muted text-sm">
        {count} {found.length > MOST && `The first ${MOST} are shown: narrow the search to see others.`}
      </p>
      <ActionForm action={action} submit="Add what is ticked" fields={[]} hidden={hidden}>
        <ul className="divide-y divide-line border-line border-y">
          {found.slice(0, MOST).map(({ slug, item, whose, isReserved }) => (
            <li key={slug}>
              <label className="flex min-h-11 items-start gap-3 py-2.5">
                <input
                  type="checkbox"
                  name={`item.${slug}`}
                  className="mt-0.5 size-5 shrink-0 accent-accent"
                />
                <span>
                  {plainText(item.stem)}
                  <span className="block text-muted text-sm">
                    {TYPE_WORDS[item.type]} · {WHOSE_WORDS[whose]}
                    {isReserved && ' · reserved'}
                  </span>
                </span>
              </label>
            </li>
          ))}
        </ul>
      </ActionForm>
    </div>
  )
}
