import { encode } from "uqr";

/** A text as a QR code, drawn on the server. Black on white in every theme: a camera reads no other for certain. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: "M", border: 4 });
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges" className="size-56">
      <rect width={size} height={size} fill="#fff" />
      <path d={data.map(darkRuns).join("")} fill="#000" />
    </svg>
  );
}

/** The dark squares of a row as a path, neighbours in one piece. */
function darkRuns(row: readonly boolean[], y: number): string {
  let path = "";
  for (let x = 0; x < row.length; x++) {
    const start = x;
    while (row[x]) x++;
    if (x > start) path += `M${start} ${y}h${x - start}v1h-${x - start}z`;
  }
  return path;
}
