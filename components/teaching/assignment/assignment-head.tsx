import Link from 'next/link'

/** The heading of an assignment’s page, with a link back to the assignment. */
export function AssignmentHead({
  home,
  title,
  pageTitle,
}: {
  home: string
  title: string
  pageTitle: string
}) {
  return (
    <>
      <p className="eyebrow">
        <Link href={home} prefetch={false} className="text-muted no-underline hover:text-accent">
          {title}
        </Link>
      </p>
      <h1 className="mt-2">{pageTitle}</h1>
    </>
  )
}
