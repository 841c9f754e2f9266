import Link from 'next/link'

type Props = { title: string; text: string; href: string; label: string }

/** What a page shows before there is anything to show. */
export function EmptyProgress({ title, text, href, label }: Props) {
  return (
    <section aria-labelledby="empty" className="mt-8 rounded-xl bg-accent-soft p-6 sm:p-8">
      <h2 id="empty">{title}</h2>
      <p className="mt-2 max-w-xl">{text}</p>
      <Link href={href} prefetch={false} className="button mt-5">
        {label}
      </Link>
    </section>
  )
}
