/** Ways to take a list's published records out as a file that can be imported again. */
export function ExportLinks({ params }: { params: URLSearchParams }) {
  return (
    <p className="mt-3 flex flex-wrap items-center gap-x-4 text-sm">
      <span className="text-soft">Take those that are published out as</span>
      {(["csv", "ndjson", "json"] as const).map((as) => (
        <a
          key={as}
          href={`/admin/platforms/export?${new URLSearchParams([...params, ["as", as]])}`}
          className="inline-flex min-h-11 items-center underline"
          download
        >
          {as.toUpperCase()}
        </a>
      ))}
    </p>
  );
}
