import "server-only";

import path from "node:path";

import { env } from "@/lib/env";
import { PictureFiles } from "@/lib/pictures/picture-files";

/** The pictures of this installation, beside its other uploads. */
export const pictureFiles = (): PictureFiles => new PictureFiles(path.join(env().dataDir, "uploads"));
