/** A form that posts to a route, with JavaScript or without, and continues at the page that the route redirects to. */
export function PostForm(props: { url: string; hidden: Record<string, string>; submit: string }) {
  return (
    <form method="post" action={props.url}>
      {Object.entries(props.hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className="button">
        {props.submit}
      </button>
    </form>
  )
}
