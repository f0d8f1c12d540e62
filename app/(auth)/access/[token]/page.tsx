import type { Metadata } from "next";

import { chooseAccess } from "@/app/(auth)/access/[token]/actions";
import { answerWith } from "@/app/_server/answer-status";
import { asPage } from "@/app/_server/as-page";
import { identity } from "@/app/_server/identity";
import { DoorFrame } from "@/components/admin/door-frame";
import { ActionForm } from "@/components/ui/action-form";
import type { FieldOptions } from "@/components/ui/form-field";
import { WayLink } from "@/components/ui/way-link";
import { findLink } from "@/lib/auth/redeem-link";
import { PASSWORD_MIN } from "@/lib/core/access/password";

export const metadata: Metadata = { title: "Choose a password" };

const NAME: FieldOptions = {
  name: "name",
  label: "Your name",
  hint: "As the history of records shows it.",
  autoComplete: "name",
};
const EMAIL: FieldOptions = { name: "email", label: "E-mail address", type: "email", autoComplete: "username" };
const CHOSEN: FieldOptions = {
  name: "password",
  label: "Password",
  type: "password",
  hint: `At least ${PASSWORD_MIN} characters. A few words are easy to keep in mind.`,
  autoComplete: "new-password",
};
const FORMS = {
  "set-up": { title: "Set up the catalogue", fields: [NAME, EMAIL, CHOSEN], submit: "Become the administrator" },
  invitation: { title: "Join the catalogue", fields: [NAME, CHOSEN], submit: "Join" },
  reset: { title: "Choose a new password", fields: [CHOSEN], submit: "Set the password" },
};

type Props = { params: Promise<{ token: string }> };

export default asPage(async function AccessPage({ params }: Props) {
  const { token } = await params;
  const link = await findLink(await identity(), token);
  if (!link) {
    // Whether there ever was such a link is not told: it is gone either way.
    answerWith(410);
    return (
      <DoorFrame title="This link does not work any more">
        <p>It was used, withdrawn or has run out, or a part of it was lost on the way: try the whole address again.</p>
        <p className="mt-4">
          If you have joined already,{" "}
          <WayLink href="/sign-in" className="underline">
            sign in
          </WayLink>
          . Otherwise ask an administrator for a new link; for the first person, starting the catalogue again prints one
          on its console.
        </p>
      </DoorFrame>
    );
  }
  const { title, fields, submit } = FORMS[link.kind];
  return (
    <DoorFrame title={title}>
      {link.forEmail ? (
        <p className="mb-6">
          For {link.forEmail}
          {link.kind === "invitation" ? `, as ${link.role}` : ""}.
        </p>
      ) : null}
      <ActionForm action={chooseAccess} hidden={{ token }} fields={fields} submit={submit} />
    </DoorFrame>
  );
});
