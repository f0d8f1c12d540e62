import type { ChartPicture } from "@/lib/core/programme/chart-marks";

const TONES = { title: "fill-ink text-base strong", label: "fill-ink text-sm", soft: "fill-soft text-xs" } as const;

type Props = {
  readonly id: string;
  readonly picture: ChartPicture;
  readonly title: string;
  readonly told: string;
  readonly className: string;
};

/** A chart within a page, in the colours of its theme. The table beside it says the same. */
export function ChartDrawing({ id, picture, title, told, className }: Props) {
  const { width, height, marks } = picture;
  return (
    <svg
      role="img"
      aria-labelledby={`${id}-title ${id}-told`}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      className={`h-auto w-full ${className}`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-told`}>{told}</desc>
      {marks.map((mark, at) => {
        switch (mark.kind) {
          case "text":
            return (
              <text
                key={at}
                x={mark.x}
                y={mark.y}
                textAnchor={mark.anchor}
                className={`${TONES[mark.tone]} tabular-nums`}
              >
                {mark.text}
              </text>
            );
          case "rule":
            return (
              <line
                key={at}
                x1={mark.x}
                x2={mark.x + mark.width}
                y1={mark.y + 0.5}
                y2={mark.y + 0.5}
                className="stroke-edge"
              />
            );
          case "bar":
            return (
              <rect
                key={at}
                x={mark.x.toFixed(1)}
                y={mark.y.toFixed(1)}
                width={mark.width.toFixed(1)}
                height={mark.height.toFixed(1)}
                className="fill-accent"
              >
                <title>{mark.told}</title>
              </rect>
            );
        }
      })}
    </svg>
  );
}
