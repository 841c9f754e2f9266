import { CardBack } from './card-back'
import type { FlashcardsProps } from './flashcards-props'

/** All cards, for browsers without JavaScript. The URL's fragment names a concept, and styles hide the others. */
export function FlashcardList({ courseSlug, cards, areas }: FlashcardsProps) {
  return (
    <div className="only-without-script mt-8">
      <nav aria-label="Concepts">
        <ul className="flex flex-wrap gap-x-5 text-sm">
          <li>
            {/* A plain link: it loads the page without the fragment, which shows all concepts again. */}
            <a href={`/courses/${courseSlug}/flashcards#main`} className="inline-block py-1">
              All concepts
            </a>
          </li>
          {areas
            .flatMap(({ concepts }) => concepts)
            .map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`} className="inline-block py-1">
                  {title}
                </a>
              </li>
            ))}
        </ul>
      </nav>
      <div className="reading mt-8 grid gap-8 [&:has(>:target)>:not(:target)]:hidden">
        {areas
          .flatMap(({ concepts }) => concepts)
          .map(({ id, title }) => (
            <section key={id} id={id} aria-labelledby={`${id}-title`} className="scroll-mt-20">
              <h2 id={`${id}-title`} className="text-xl">
                {title}
              </h2>
              {cards
                .filter(({ concept }) => concept === id)
                .map((card) => (
                  <details key={card.id} className="card mt-3">
                    <summary className="font-serif text-lg">{card.front}</summary>
                    <CardBack courseSlug={courseSlug} card={card} className="mt-3" />
                  </details>
                ))}
            </section>
          ))}
      </div>
    </div>
  )
}
