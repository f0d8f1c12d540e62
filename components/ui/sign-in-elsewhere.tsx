/** How somebody whose session has ended gets on without leaving their form.
 *  @param then what they do once they are back */
export const SignInElsewhere = ({ then }: { then: string }) => (
  <p>
    <a href="/sign-in" target="_blank" className="underline">
      Sign in in another tab
    </a>
    , come back here, and {then}.
  </p>
);
