/** A side view as an icon of 48 by 24 pixels, or a plate as wide as its place. */
export function Drawing({ path, plate = false }: { path: string; plate?: boolean }) {
  return (
    <svg
      viewBox="0 0 48 24"
      width={plate ? 320 : 48}
      height={plate ? 160 : 24}
      className={plate ? "h-auto w-full max-w-80" : "shrink-0"}
      aria-hidden="true"
      focusable="false"
    >
      <path
        d={path}
        fill="none"
        stroke="currentColor"
        strokeWidth={plate ? 2 : 1.25}
        strokeLinecap="round"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
