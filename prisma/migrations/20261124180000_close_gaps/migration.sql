-- What the schema of a record refuses, the tables now refuse too, and what it takes they take.

-- Years from 1850 to 2100, as lib/core/time/partial-date.ts has it.
CREATE OR REPLACE FUNCTION is_partial_date(written text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  IF written !~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$' OR left(written, 4)::int NOT BETWEEN 1850 AND 2100 THEN RETURN false; END IF;
  PERFORM (written || substr('-01-01', length(written) - 3))::date;
  RETURN true;
EXCEPTION WHEN datetime_field_overflow OR invalid_datetime_format THEN RETURN false;
END $$;

CREATE FUNCTION are_countries(list text[]) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT is_filled(list) AND NOT EXISTS (SELECT FROM unnest(list) AS code WHERE NOT is_country(code))
$$;

ALTER TABLE "platform" ADD CONSTRAINT "platform_origin_countries" CHECK (are_countries("origin"));
ALTER TABLE "platform" ADD CONSTRAINT "platform_lists_whole" CHECK ("published_version" IS NULL OR num_nulls("roles", "origin", "search_keys") = 0);
ALTER TABLE "programme" ADD CONSTRAINT "programme_services_whole" CHECK ("services" IS NOT NULL);
ALTER TABLE "spec" ADD CONSTRAINT "spec_value_range" CHECK ("value" >= 0);
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_preferred_range" CHECK ("preferred" >= 0);

-- The scheme of an address may be written in capitals.
ALTER TABLE "source" DROP CONSTRAINT "source_url_web";
ALTER TABLE "source" ADD CONSTRAINT "source_url_web" CHECK ("url" ~* '^https?://');
