import type { Metadata } from "next";
import { redirect } from "next/navigation";

import { signInWithOneTimeCode } from "@/app/(auth)/sign-in/code/actions";
import { asPage } from "@/app/_server/as-page";
import { identity } from "@/app/_server/identity";
import { pendingSecret } from "@/app/_server/visit";
import { DoorFrame } from "@/components/admin/door-frame";
import { ActionForm } from "@/components/ui/action-form";
import { isCodeAwaited } from "@/lib/auth/sign-in-with-code";
import { nextPath } from "@/lib/core/access/next-path";

export const metadata: Metadata = { title: "Enter your code" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default asPage(async function CodePage({ searchParams }: Props) {
  const { next } = await searchParams;
  const target = nextPath(typeof next === "string" ? next : undefined);
  if (!(await isCodeAwaited(await identity(), await pendingSecret())))
    redirect(`/sign-in?next=${encodeURIComponent(target)}`);
  return (
    <DoorFrame title="Enter your code">
      <ActionForm
        action={signInWithOneTimeCode}
        hidden={{ next: target }}
        fields={[
          {
            name: "code",
            label: "One-time code",
            hint: "The six digits that your app shows now, or one of your recovery codes.",
            autoComplete: "one-time-code",
          },
        ]}
        submit="Sign in"
      />
      <p className="mt-6 text-sm text-soft">App and recovery codes lost? An administrator can remove the question.</p>
    </DoorFrame>
  );
});
