import { codeList } from "@/lib/core/taxonomy/code-list";

/** The part of a picture that stays in sight where a place is too narrow or too low for all of it. */
export const PICTURE_FOCUSES = codeList([
  { code: "center", label: "Middle", definition: "What matters is in the middle." },
  { code: "top", label: "Top", definition: "What matters is above the middle." },
  { code: "bottom", label: "Bottom", definition: "What matters is below the middle." },
  { code: "left", label: "Left", definition: "What matters is left of the middle." },
  { code: "right", label: "Right", definition: "What matters is right of the middle." },
  { code: "left-top", label: "Top left", definition: "What matters is in the upper left corner." },
  { code: "right-top", label: "Top right", definition: "What matters is in the upper right corner." },
  { code: "left-bottom", label: "Bottom left", definition: "What matters is in the lower left corner." },
  { code: "right-bottom", label: "Bottom right", definition: "What matters is in the lower right corner." },
]);
