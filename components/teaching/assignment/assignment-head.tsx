import { BackLink } from '@/components/ui/back-link'

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
      <BackLink href={home} label={title} />
      <h1 className="mt-2">{pageTitle}</h1>
    </>
  )
}
