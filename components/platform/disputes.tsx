import { words } from "@/components/language/words";
import { Citation } from "@/components/platform/citation";
import { anchors } from "@/lib/core/platform/claims";
import type { SourceNumbers } from "@/components/platform/number-sources";
import type { Dispute } from "@/lib/core/source/source";

/** Points on which sources disagree: every side with its sources, and which one the record follows, and why. */
export function Disputes({ disputes, numbers }: { disputes: readonly Dispute[]; numbers: SourceNumbers }) {
  const { text, prose } = words();
  return disputes.map((dispute, at) => (
    <div key={dispute.about} id={anchors.dispute(at)} className="border-b border-rule py-4">
      <h3 lang={prose} className="text-base">
        {dispute.about}
      </h3>
      <ul className="mt-1 space-y-1 text-sm">
        {dispute.sides.map((side, sideAt) => (
          <li
            key={side.claim}
            className={`border-l-2 pl-3 ${sideAt === dispute.preferred ? "border-accent" : "border-rule"}`}
          >
            <span lang={prose}>{side.claim}</span>
            <Citation ids={side.sources} numbers={numbers} />
            {sideAt === dispute.preferred ? <strong> {text("dispute.followed")}</strong> : null}
          </li>
        ))}
      </ul>
      <p className="mt-2 text-sm text-soft">
        {dispute.reason ? (
          <span lang={prose}>{dispute.reason}</span>
        ) : (
          text(dispute.preferred === null ? "dispute.none" : "dispute.noReason")
        )}
      </p>
    </div>
  ));
}
