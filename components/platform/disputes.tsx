import { words } from "@/components/language/words";
import { Citation } from "@/components/platform/citation";
import { anchors } from "@/lib/core/platform/claims";
import type { SourceNumbers } from "@/components/platform/number-sources";
import { isOpenPoint } from "@/lib/core/source/source";
import type { Dispute } from "@/lib/core/source/source";

type Props = { readonly disputes: readonly Dispute[]; readonly numbers: SourceNumbers };

/** Points on which sources disagree: the sides beside each other, each with its sources, and which one the record follows, and why. */
export function Disputes({ disputes, numbers }: Props) {
  const { text, prose } = words();
  return disputes.map((dispute, at) =>
    isOpenPoint(dispute) ? null : (
      <div key={dispute.about} id={anchors.dispute(at)} className="border-b border-rule py-4">
        <h3 lang={prose} className="text-base">
          {dispute.about}
        </h3>
        <ul className="mt-2 grid gap-x-6 gap-y-3 text-sm sm:grid-cols-2 lg:grid-cols-3">
          {dispute.sides.map((side, sideAt) => (
            <li
              key={side.claim}
              data-claim="side"
              className={`border-l-2 pl-3 ${sideAt === dispute.preferred ? "border-accent" : "border-rule"}`}
            >
              <span lang={prose}>{side.claim}</span>
              <Citation ids={side.sources} numbers={numbers} />
              {sideAt === dispute.preferred ? <strong className="block">{text("dispute.followed")}</strong> : null}
            </li>
          ))}
        </ul>
        <p className="mt-2 max-w-[70ch] text-sm text-soft">
          {dispute.reason ? (
            <span lang={prose}>{dispute.reason}</span>
          ) : (
            text(dispute.preferred === null ? "dispute.none" : "dispute.noReason")
          )}
        </p>
      </div>
    ),
  );
}

/** What the sources leave open: what one of them says, and the note of the record's editors. That nothing was found cannot have a source. */
export function OpenPoints({ disputes, numbers }: Props) {
  const { text, prose } = words();
  return (
    <dl className="text-sm">
      {disputes.map((dispute, at) =>
        isOpenPoint(dispute) ? (
          <div
            key={dispute.about}
            id={anchors.dispute(at)}
            className="gap-x-6 border-b border-rule py-2.5 md:grid md:grid-cols-[13rem_minmax(0,1fr)]"
          >
            <dt lang={prose}>{dispute.about}</dt>
            {dispute.sides.map((side) => (
              <dd key={side.claim} data-claim="side" className="max-w-[70ch] md:col-start-2">
                <span lang={prose}>{side.claim}</span>
                <Citation ids={side.sources} numbers={numbers} />
              </dd>
            ))}
            {dispute.reason ? (
              <dd data-note className="max-w-[70ch] text-soft md:col-start-2">
                {text("open.note")} <span lang={prose}>{dispute.reason}</span>
              </dd>
            ) : null}
          </div>
        ) : null,
      )}
    </dl>
  );
}
