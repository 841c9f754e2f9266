/** What pages about courses show on a site without any. */
export function NoCourses() {
  return (
    <div className="page-narrow">
      <h1>No courses yet</h1>
      <p className="mt-3 text-muted">This site has no courses. An administrator can add one.</p>
    </div>
  )
}
