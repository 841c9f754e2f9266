import Link from 'next/link'
import { PassageQuote } from '@/components/lesson/passage-quote'
import { Disclosure } from '@/components/ui/disclosure'

type Passage = { text: string; title: string; path: string }
type Section = { title: string; lesson: string; path: string; passages: readonly Passage[] }

/** The sections of missed questions. Each opens its passages in place. */
export function ReadAgain({ sections }: { sections: readonly Section[] }) {
  return (
    <>
      <h3 className="mt-6 text-base">Read again</h3>
      <ul className="mt-2 divide-y divide-line border-line border-y">
        {sections.map(({ title, lesson, path, passages }) => (
          <li key={path} className="py-1">
            {passages.length === 0 ? (
              <Link href={path} prefetch={false} className="inline-block py-1">
                {title}
              </Link>
            ) : (
              <Disclosure
                label={
                  <>
                    <span className="text-base text-ink">{title}</span> · {lesson}
                  </>
                }
              >
                <div className="grid gap-4 pt-1 pb-3">
                  {passages.map((passage) => (
                    <PassageQuote key={passage.text} {...passage} />
                  ))}
                </div>
              </Disclosure>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
