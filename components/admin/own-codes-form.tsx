import { QrCode } from "@/components/admin/qr-code";
import { UtcTime } from "@/components/admin/utc-time";
import { ActionForm } from "@/components/ui/action-form";
import type { FieldOptions } from "@/components/ui/form-field";
import type { FormState } from "@/components/ui/form-state";

type Codes =
  | { readonly state: "off" }
  | { readonly state: "begun"; readonly secret: string; readonly address: string }
  | { readonly state: "on"; readonly since: Date; readonly recoveryCodesLeft: number };
type Props = {
  readonly action: (previous: FormState, form: FormData) => Promise<FormState>;
  readonly codes: Codes;
};

/** One's own one-time codes: how it stands with them, and the one form by which they are set up, renewed and removed. */
export function OwnCodesForm({ action, codes }: Props) {
  const { fields, step, submit } = FORMS[codes.state];
  return (
    <>
      <div className="mb-4 grid max-w-2xl gap-3">{told(codes)}</div>
      <ActionForm
        action={action}
        hidden={step ? { step } : {}}
        fields={fields}
        submit={submit}
        isMain={codes.state === "begun"}
      />
    </>
  );
}

function told(codes: Codes) {
  switch (codes.state) {
    case "off":
      return (
        <p className="text-soft">
          Off. With them, signing in also asks for six digits that an app on your telephone makes: your password alone
          lets nobody in.
        </p>
      );
    case "begun":
      return (
        <>
          <p>Scan this with an app for one-time codes, and enter the code that it shows.</p>
          <QrCode text={codes.address} label="QR code with the secret for your app" />
          <p>
            <span className="block text-sm text-soft">Or type this secret into the app</span>
            <code className="block break-all">{codes.secret.replace(/(.{4})(?=.)/g, "$1 ")}</code>
          </p>
        </>
      );
    case "on":
      return (
        <p>
          On since <UtcTime at={codes.since} />. Recovery codes left: {codes.recoveryCodesLeft}.
        </p>
      );
  }
}

const FORMS: Record<Codes["state"], { fields: FieldOptions[]; step?: string; submit: string }> = {
  off: {
    step: "begin",
    fields: [{ name: "current", label: "Your password", type: "password", autoComplete: "current-password" }],
    submit: "Set up one-time codes",
  },
  begun: {
    step: "confirm",
    fields: [{ name: "code", label: "Code", hint: "Six digits.", autoComplete: "one-time-code" }],
    submit: "Turn them on",
  },
  on: {
    fields: [
      {
        name: "step",
        label: "What to do",
        options: [
          { value: "renew", label: "Make new recovery codes" },
          { value: "remove", label: "Remove one-time codes" },
        ],
        value: "renew",
      },
      { name: "current", label: "Your password or a code", type: "password", autoComplete: "off" },
    ],
    submit: "Go on",
  },
};
