import Link from 'next/link'

type Props = {
  /** What the links choose. */
  label: string
  /** By name, what the link says. */
  choices: Readonly<Record<string, string>>
  current: string
  /** Returns the page with that choice. */
  hrefOf: (name: string) => string
}

/** Links that choose what a page shows, with the current choice highlighted. */
export function ChoiceLinks({ label, choices, current, hrefOf }: Props) {
  return (
    <nav aria-label={label} className="no-print mt-4 flex flex-wrap gap-2">
      {Object.entries(choices).map(([name, words]) => (
        <Link
          key={name}
          href={hrefOf(name)}
          prefetch={false}
          aria-current={name === current ? 'true' : undefined}
          className="button-small aria-[current]:border-accent aria-[current]:bg-accent-soft"
        >
          {words}
        </Link>
      ))}
    </nav>
  )
}
