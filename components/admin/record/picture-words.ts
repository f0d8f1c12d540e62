/** What is typed beside a picture that is uploaded, as the record's form asks for it later. */
export const PICTURE_WORDS = [
  { name: "alt", label: "What it shows, for those who cannot see it", hint: "A P-8I taking off, seen from the left" },
  { name: "credit", label: "Whose picture it is", hint: "As its owner wants to be named" },
  { name: "licence", label: "Licence", hint: "Such as CC BY-SA 4.0" },
  { name: "url", label: "Web address that it was taken from", hint: "May stay empty" },
] as const;
