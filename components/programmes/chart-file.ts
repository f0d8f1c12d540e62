import type { ChartPicture } from "@/lib/core/programme/chart-marks";
import { xmlText } from "@/lib/core/xml";

// The light tokens of globals.css: a file has neither a theme nor variables.
const [INK, SOFT] = ["#211f1b", "#5a5751"];
export const FILE_COLOURS = { paper: "#faf9f6", edge: "#8a857c", accent: "#005662" };
/** How texts are set in a file: height in pixels, and colour. */
export const FILE_TONES = {
  title: { size: 18, fill: INK },
  label: { size: 15, fill: INK },
  soft: { size: 13, fill: SOFT },
} as const;
/** Room around the picture, in pixels. */
export const FILE_MARGIN = 24;

export const chartFileSize = ({ width, height }: ChartPicture) => ({
  width: width + 2 * FILE_MARGIN,
  height: height + 2 * FILE_MARGIN,
});

/** A chart as an SVG file that stands by itself. @param about its title, what else is to be known of it, and the language of all its texts */
export function chartSvg(
  picture: ChartPicture,
  { title, told, language }: { readonly title: string; readonly told: string; readonly language: string },
): string {
  const { width, height } = chartFileSize(picture);
  const drawn = picture.marks.map((mark) => {
    switch (mark.kind) {
      case "text": {
        const { size, fill } = FILE_TONES[mark.tone];
        return `<text x="${mark.x}" y="${mark.y}" text-anchor="${mark.anchor}" font-size="${size}" fill="${fill}">${xmlText(mark.text)}</text>`;
      }
      case "rule":
        return `<rect x="${mark.x}" y="${mark.y}" width="${mark.width}" height="1" fill="${FILE_COLOURS.edge}"/>`;
      case "bar":
        return `<rect x="${mark.x.toFixed(1)}" y="${mark.y.toFixed(1)}" width="${mark.width.toFixed(1)}" height="${mark.height.toFixed(1)}" fill="${FILE_COLOURS.accent}"><title>${xmlText(mark.told)}</title></rect>`;
    }
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="t d" xml:lang="${language}" width="${width}" height="${height}" viewBox="${-FILE_MARGIN} ${-FILE_MARGIN} ${width} ${height}" font-family="IBM Plex Sans, Noto Sans Devanagari, Helvetica, Arial, sans-serif">
<title id="t">${xmlText(title)}</title>
<desc id="d">${xmlText(told)}</desc>
<rect x="${-FILE_MARGIN}" y="${-FILE_MARGIN}" width="${width}" height="${height}" fill="${FILE_COLOURS.paper}"/>
${drawn.join("\n")}
</svg>
`;
}
