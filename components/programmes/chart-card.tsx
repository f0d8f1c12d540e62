import { FILE_COLOURS, FILE_MARGIN, FILE_TONES } from "@/components/programmes/chart-file";
import type { ChartPicture } from "@/lib/core/programme/chart-marks";

/** A chart as boxes, for what draws pictures of boxes and no text of an SVG. @param font the family that it is set in */
export function ChartCard({ picture, font }: { picture: ChartPicture; font: string }) {
  return (
    <div
      style={{
        width: "100%",
        height: "100%",
        display: "flex",
        position: "relative",
        backgroundColor: FILE_COLOURS.paper,
      }}
    >
      {picture.marks.map((mark, at) => {
        if (mark.kind !== "text") {
          const { x, y, width } = mark;
          const height = mark.kind === "bar" ? mark.height : 1;
          const backgroundColor = mark.kind === "bar" ? FILE_COLOURS.accent : FILE_COLOURS.edge;
          return (
            <div
              key={at}
              style={{
                position: "absolute",
                left: x + FILE_MARGIN,
                top: y + FILE_MARGIN,
                width,
                height,
                backgroundColor,
              }}
            />
          );
        }
        const { size, fill } = FILE_TONES[mark.tone];
        // Wide enough for any text; where it stands in there says the anchor.
        const room = 900;
        const left = mark.x + FILE_MARGIN - { start: 0, middle: room / 2, end: room }[mark.anchor];
        const justifyContent = ({ start: "flex-start", middle: "center", end: "flex-end" } as const)[mark.anchor];
        return (
          <div
            key={at}
            style={{
              position: "absolute",
              display: "flex",
              left,
              // Its base line: what stands above it of a line as high as 1.2 letters.
              top: mark.y + FILE_MARGIN - size * 0.98,
              width: room,
              justifyContent,
              fontFamily: font,
              fontSize: size,
              lineHeight: 1.2,
              color: fill,
            }}
          >
            {mark.text}
          </div>
        );
      })}
    </div>
  );
}
