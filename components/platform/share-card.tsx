import { silhouetteOf } from "@/components/platform/silhouettes";
import { SITE_NAME } from "@/components/site/site-name";
import { nameBeside } from "@/lib/core/platform/full-name";
import { describeStatus } from "@/lib/core/platform/describe-status";
import { headlineOf } from "@/lib/core/platform/headline";
import type { Platform } from "@/lib/core/platform/platform";
import { CATEGORIES } from "@/lib/core/taxonomy/categories";

/** Pixels: what the large networks show uncut. */
export const SHARE_CARD_SIZE = { width: 1200, height: 630 };

/** The families that it is set in; whoever draws it brings them. */
export const SHARE_CARD_FACES = { text: "Plex", designation: "Plex Condensed" };

// The light tokens of globals.css: a picture has neither a theme nor variables.
const [PAPER, INK, SOFT, RULE, ACCENT] = ["#faf9f6", "#211f1b", "#5a5751", "#dedbd5", "#005662"];
/** Longer designations are set smaller, so that they stand on one line. */
const LARGE_UP_TO = 16;
const SUMMARY_MAX = 150;

/** A record as a picture for links that are shared: what it is, where it stands, since when. */
export function ShareCard({ platform }: { platform: Platform }) {
  const { designation, category, summary } = platform;
  const beside = nameBeside(platform);
  const headline = headlineOf(platform);
  return (
    <div
      style={{
        width: "100%",
        height: "100%",
        display: "flex",
        flexDirection: "column",
        padding: "56px 64px 48px",
        backgroundColor: PAPER,
        color: INK,
        fontFamily: SHARE_CARD_FACES.text,
      }}
    >
      <div style={{ display: "flex", justifyContent: "space-between", alignItems: "flex-start" }}>
        <div style={{ display: "flex", fontSize: 30, color: ACCENT }}>{CATEGORIES.labelOf(category)}</div>
        <svg viewBox="0 0 48 24" width="300" height="150">
          <path
            d={silhouetteOf(category)}
            fill="none"
            stroke={SOFT}
            strokeWidth="0.6"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
      </div>
      <div
        style={{
          fontFamily: SHARE_CARD_FACES.designation,
          fontSize: designation.length > LARGE_UP_TO ? 68 : 104,
          lineHeight: 1.05,
          marginTop: -40,
          maxWidth: 760,
        }}
      >
        {designation}
      </div>
      {beside === null ? null : <div style={{ fontSize: 38, marginTop: 12 }}>{shortened(beside, 50)}</div>}
      <div style={{ display: "flex", flex: 1, alignItems: "center", fontSize: 34, lineHeight: 1.3 }}>
        {headline ? describeStatus(headline) : shortened(summary, SUMMARY_MAX)}
      </div>
      <div style={{ display: "flex", borderTop: `2px solid ${RULE}`, paddingTop: 22, fontSize: 26, color: SOFT }}>
        {SITE_NAME}
      </div>
    </div>
  );
}

const shortened = (text: string, max: number) =>
  text.length > max ? `${text.slice(0, max - 2).replace(/\s+\S*$/, "")} …` : text;
