-- A word that resembles a key of a name ("w" % ANY("search_keys")) could only be looked for in every record: 1 to 2 s for 100,000 of them.
-- The keys as one text have an index, which finds what may resemble it; the keys themselves then tell.
CREATE FUNCTION search_key_text(text[]) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ SELECT array_to_string($1, ' ') $$;
CREATE INDEX "platform_search_key_text_idx" ON "platform" USING GIN (search_key_text("search_keys") gin_trgm_ops);
