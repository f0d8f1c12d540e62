import localFont from "next/font/local";

// Three files are loaded before the first paint: the text face, its bold cut, in which a record says where it stands above all else, and
// the face of the designations. One that came later would move what stands below.
// No system face is named here: it would come before the Devanagari one. Each further cut is a family of its own, so that only what a page uses is fetched.

export const text = localFont({
  src: "../node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff2",
  weight: "400",
  variable: "--face-text",
  display: "swap",
});

export const catalogue = localFont({
  src: "../node_modules/@fontsource/ibm-plex-sans-condensed/files/ibm-plex-sans-condensed-latin-600-normal.woff2",
  weight: "600",
  variable: "--face-catalogue",
  display: "swap",
});

export const strong = localFont({
  src: "../node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-600-normal.woff2",
  weight: "600",
  variable: "--face-strong",
  display: "swap",
});

export const latinExtended = localFont({
  src: "../node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-ext-400-normal.woff2",
  weight: "400 600",
  variable: "--face-latin-extended",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: "unicode-range", value: "U+0100-02BA, U+1E00-1E9F, U+20A0-20AB, U+20AD-20C0" }],
});

/** Headings and what stands out on pages in Hindi. */
export const devanagariStrong = localFont({
  src: "../node_modules/@fontsource/noto-sans-devanagari/files/noto-sans-devanagari-devanagari-600-normal.woff2",
  weight: "600",
  variable: "--face-devanagari-strong",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    { prop: "unicode-range", value: "U+0900-097F, U+1CD0-1CF9, U+200C-200D, U+25CC, U+A830-A839, U+A8E0-A8FF" },
  ],
});

export const devanagari = localFont({
  src: "../node_modules/@fontsource/noto-sans-devanagari/files/noto-sans-devanagari-devanagari-400-normal.woff2",
  weight: "400 600",
  variable: "--face-devanagari",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    { prop: "unicode-range", value: "U+0900-097F, U+1CD0-1CF9, U+200C-200D, U+25CC, U+A830-A839, U+A8E0-A8FF" },
  ],
});
