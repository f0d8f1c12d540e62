-- CreateTable
CREATE TABLE "picture_file" (
    "file" TEXT NOT NULL,
    "uploaded_by" TEXT NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "picture_file_pkey" PRIMARY KEY ("file")
);

-- CreateTable
CREATE TABLE "picture_use" (
    "platform_id" UUID NOT NULL,
    "file" TEXT NOT NULL,

    CONSTRAINT "picture_use_pkey" PRIMARY KEY ("platform_id","file")
);

-- CreateTable
CREATE TABLE "picture" (
    "platform_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "file" TEXT NOT NULL,
    "alt" TEXT NOT NULL,
    "credit" TEXT NOT NULL,
    "licence" TEXT NOT NULL,
    "url" TEXT,
    "focus" TEXT NOT NULL,

    CONSTRAINT "picture_pkey" PRIMARY KEY ("platform_id","position")
);

-- CreateIndex
CREATE INDEX "picture_use_file_idx" ON "picture_use"("file");

-- CreateIndex
CREATE UNIQUE INDEX "picture_platform_id_file_key" ON "picture"("platform_id", "file");

-- CreateIndex
CREATE INDEX "picture_file_idx" ON "picture"("file");

-- AddForeignKey
ALTER TABLE "picture_use" ADD CONSTRAINT "picture_use_platform_id_fkey" FOREIGN KEY ("platform_id") REFERENCES "platform"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "picture_use" ADD CONSTRAINT "picture_use_file_fkey" FOREIGN KEY ("file") REFERENCES "picture_file"("file") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "picture" ADD CONSTRAINT "picture_platform_id_fkey" FOREIGN KEY ("platform_id") REFERENCES "platform"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "picture" ADD CONSTRAINT "picture_file_fkey" FOREIGN KEY ("file") REFERENCES "picture_file"("file") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand. Nothing is shown without saying whose it is, on what terms, and what there is to see.
ALTER TABLE "picture_file" ADD CONSTRAINT "picture_file_shape" CHECK ("file" ~ '^[0-9a-f]{32}-[1-9][0-9]{2,3}x[1-9][0-9]{0,4}$');
ALTER TABLE "picture" ADD CONSTRAINT "picture_words_filled" CHECK ("alt" ~ '\S' AND "credit" ~ '\S' AND "licence" ~ '\S');
ALTER TABLE "picture" ADD CONSTRAINT "picture_url_web" CHECK ("url" ~ '^https?://');
ALTER TABLE "picture" ADD CONSTRAINT "picture_focus_listed" CHECK ("focus" IN (
  'center', 'top', 'bottom', 'left', 'right', 'left-top', 'right-top', 'left-bottom', 'right-bottom'
));
