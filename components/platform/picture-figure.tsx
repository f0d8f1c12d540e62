import { PictureImage } from "@/components/platform/picture-image";
import type { Picture } from "@/lib/core/platform/picture";

type Props = {
  readonly picture: Picture;
  /** How wide it is drawn, as `sizes` says it. */
  readonly sizes: string;
  readonly first?: boolean;
};

/** A picture with whose it is, and on what terms it is shown. */
export function PictureFigure({ picture, sizes, first }: Props) {
  const { credit, licence, url } = picture;
  return (
    <figure>
      <PictureImage picture={picture} sizes={sizes} first={first} className="aspect-4/3 w-full object-cover" />
      <figcaption className="mt-1 text-xs text-soft">
        {url ? (
          <a href={url} rel="noopener nofollow" className="underline wrap-anywhere">
            {credit}
          </a>
        ) : (
          credit
        )}
        , {licence}
      </figcaption>
    </figure>
  );
}
