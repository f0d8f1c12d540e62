/** A bar drawn to scale across its whole place. An SVG, because the content security policy forbids inline styles. */
export function ScaleBar({ value, max, className = "" }: { value: number; max: number; className?: string }) {
  const share = max > 0 ? Math.min(1, value / max) * 100 : 0;
  return (
    <svg viewBox="0 0 100 1" preserveAspectRatio="none" className={className} aria-hidden="true" focusable="false">
      <rect width={share.toFixed(2)} height="1" className="fill-bar" />
    </svg>
  );
}
