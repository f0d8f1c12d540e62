/** The parts of a long page, each a link to it: a column beside it where there is room, else a line above. */
export function ContentsLinks({ parts }: { parts: readonly { readonly anchor: string; readonly title: string }[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 lg:block">
      {parts.map(({ anchor, title }) => (
        <li key={anchor}>
          <a href={`#${anchor}`} className="flex min-h-11 items-center no-underline hover:underline lg:min-h-8">
            {title}
          </a>
        </li>
      ))}
    </ul>
  );
}
