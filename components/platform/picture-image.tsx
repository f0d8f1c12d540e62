import { pictureHref, pictureWidths, sizeOfPicture, type Picture } from "@/lib/core/platform/picture";

type Props = {
  readonly picture: Pick<Picture, "file" | "alt"> & { readonly focus?: Picture["focus"] };
  /** How wide it is drawn, as `sizes` says it. */
  readonly sizes: string;
  readonly className?: string;
  /** Whether it can be seen as soon as the page is. */
  readonly first?: boolean;
};

const FOCUS_CLASSES: Readonly<Record<Picture["focus"], string>> = {
  center: "object-center",
  top: "object-top",
  bottom: "object-bottom",
  left: "object-left",
  right: "object-right",
  "left-top": "object-left-top",
  "right-top": "object-right-top",
  "left-bottom": "object-left-bottom",
  "right-bottom": "object-right-bottom",
};

/** A picture in the width that the screen needs, in a place that is kept for it from the start. */
export function PictureImage({ picture, sizes, className = "h-auto w-full", first = false }: Props) {
  const { file, alt, focus = "center" } = picture;
  const size = sizeOfPicture(file);
  if (!size) return null;
  const widths = pictureWidths(size.width);
  return (
    // eslint-disable-next-line @next/next/no-img-element -- the widths are made when it is uploaded, not for each reader
    <img
      src={pictureHref(file, widths.at(-1) ?? size.width)}
      srcSet={widths.map((width) => `${pictureHref(file, width)} ${width}w`).join(", ")}
      sizes={sizes}
      width={size.width}
      height={size.height}
      alt={alt}
      loading={first ? "eager" : "lazy"}
      decoding="async"
      className={`${FOCUS_CLASSES[focus]} ${className}`}
    />
  );
}
