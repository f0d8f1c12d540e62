import type { Metadata } from "next";
import { redirect } from "next/navigation";

import { signInWithPassword } from "@/app/(auth)/sign-in/actions";
import { asPage } from "@/app/_server/as-page";
import { findActor } from "@/app/_server/require-actor";
import { DoorFrame } from "@/components/admin/door-frame";
import { ActionForm } from "@/components/ui/action-form";
import { SignInElsewhere } from "@/components/ui/sign-in-elsewhere";
import { nextPath } from "@/lib/core/access/next-path";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default asPage(async function SignInPage({ searchParams }: Props) {
  const { next, kept, typed, again } = await searchParams;
  const target = nextPath(typeof next === "string" ? next : undefined);
  if (await findActor()) redirect(target);
  return (
    <DoorFrame title="Sign in">
      {kept === "yes" ? (
        <p className="mb-6">Your session has ended. What you typed is kept: sign in to go on with it.</p>
      ) : null}
      {again === "yes" ? (
        <p className="mb-6">It took too long, or your account was changed meanwhile: begin again with your password.</p>
      ) : null}
      {typed === "yes" ? (
        <div className="mb-6">
          <p>Your session has ended, so nothing was done. What you typed stands on the page before this one.</p>
          <SignInElsewhere then="go back one page with your browser to send it again" />
        </div>
      ) : null}
      <ActionForm
        action={signInWithPassword}
        hidden={{ next: target }}
        fields={[
          { name: "email", label: "E-mail address", type: "email", autoComplete: "username" },
          { name: "password", label: "Password", type: "password", autoComplete: "current-password" },
        ]}
        submit="Sign in"
      />
      <p className="mt-6 text-sm text-soft">
        Password forgotten, or no account yet? An administrator can give you a link.
      </p>
    </DoorFrame>
  );
});
