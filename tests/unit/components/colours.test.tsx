import { readFileSync } from "node:fs";
import path from "node:path";
import { renderToStaticMarkup } from "react-dom/server";

import { DeliveredBar } from "@/components/programme/delivered-bar";
import { StatusShape } from "@/components/programme/status-mark";
import { STATUSES } from "@/lib/core/taxonomy/statuses";
import { ROOT } from "@/tests/support/source-files";

type Rgb = readonly [red: number, green: number, blue: number];

const styles = readFileSync(path.join(ROOT, "app/globals.css"), "utf8");

/** The colours of a scheme by name, in linear light. */
function tokensOf(scheme: "light" | "dark"): Map<string, Rgb> {
  const block = scheme === "light" ? /:root \{(.*?)\}/s : /:root\[data-theme="dark"\] \{(.*?)\}/s;
  const [, body = ""] = block.exec(styles) ?? [];
  return new Map(
    [...body.matchAll(/--([\w-]+): oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)/g)].map(([, name = "", l, c, h]) => [
      name,
      fromOklch(Number(l) / 100, Number(c), (Number(h) * Math.PI) / 180),
    ]),
  );
}

/** By the definition of OKLab (Björn Ottosson, 2020), cut off at what a screen can show. */
function fromOklch(lightness: number, chroma: number, hue: number): Rgb {
  const [a, b] = [chroma * Math.cos(hue), chroma * Math.sin(hue)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return clamped([
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]);
}

const clamped = ([red, green, blue]: Rgb): Rgb => {
  const within = (part: number) => Math.min(1, Math.max(0, part));
  return [within(red), within(green), within(blue)];
};

/** How others see a colour: Machado, Oliveira and Fernandes (2009) at full severity; grey as the luminance alone. */
const VISIONS: Readonly<Record<string, readonly [Rgb, Rgb, Rgb]>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
  grey: [
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
  ],
};
const dot = (row: Rgb, [red, green, blue]: Rgb) => row[0] * red + row[1] * green + row[2] * blue;
const seen = (vision: string, colour: Rgb): Rgb => {
  const [red, green, blue] = VISIONS[vision]!;
  return clamped([dot(red, colour), dot(green, colour), dot(blue, colour)]);
};

/** The contrast of two colours by WCAG 2. */
function contrast(one: Rgb, other: Rgb): number {
  const [a, b] = [dot([0.2126, 0.7152, 0.0722], one) + 0.05, dot([0.2126, 0.7152, 0.0722], other) + 0.05];
  return Math.max(a, b) / Math.min(a, b);
}

describe.each(["light", "dark"] as const)("in the %s scheme", (scheme) => {
  const tokens = tokensOf(scheme);
  const colour = (name: string): Rgb => {
    const found = tokens.get(name);
    if (!found) throw new Error(`globals.css has no colour ${name} in the ${scheme} scheme`);
    return found;
  };

  test("the colours are read right: white and black are 21 apart, and paper is not ink", () => {
    expect(contrast(fromOklch(1, 0, 0), fromOklch(0, 0, 0))).toBeCloseTo(21, 1);
    expect(contrast(colour("paper"), colour("ink"))).toBeGreaterThan(12);
  });

  test.each(Object.keys(VISIONS))("with %s vision every word of a status can be read and every mark seen", (vision) => {
    const weak = ["past", "planned", "approved", "ordered", "service", "accent", "soft", "error"].flatMap((name) =>
      ["paper", "sheet", "well"].flatMap((ground) => {
        const found = contrast(seen(vision, colour(name)), seen(vision, colour(ground)));
        // Words want 4.5 as they are; how others see them, they must at least stay as plain as a mark.
        return found < (vision === "usual" ? 4.5 : 3) ? [`${name} on ${ground}: ${found.toFixed(2)}`] : [];
      }),
    );
    expect(weak).toEqual([]);
  });

  test.each(Object.keys(VISIONS))(
    "with %s vision what is delivered stands out from what is ordered, and from the page",
    (vision) => {
      for (const ground of ["well", "paper"])
        expect(contrast(seen(vision, colour("accent")), seen(vision, colour(ground)))).toBeGreaterThan(3);
      // The bar of what is ordered is told from the page by its edge.
      expect(contrast(seen(vision, colour("edge")), seen(vision, colour("paper")))).toBeGreaterThan(3);
    },
  );
});

// Two statuses share a hue: what tells them apart is drawn.
test("no two statuses have the same shape", () => {
  const shapes = STATUSES.codes.map((status) =>
    renderToStaticMarkup(<StatusShape status={status} />).replace(/ class="[^"]*"/, ""),
  );
  expect(new Set(shapes).size).toBe(STATUSES.codes.length);
});

test("the bar of an acquisition has its figures in words beside it", () => {
  const bar = renderToStaticMarkup(<DeliveredBar ordered={18} delivered={12} />).replace(/<[^>]+>/g, " ");
  expect(bar.replace(/\s+/g, " ").trim()).toBe("Ordered 18 Delivered 12");
});
