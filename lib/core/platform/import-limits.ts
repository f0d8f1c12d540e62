/** The largest file that the desk takes, in megabytes. Some 100,000 records; what is larger goes through npm run import. */
export const UPLOAD_MAX_MB = 256;
export const UPLOAD_MAX_BYTES = UPLOAD_MAX_MB * 1024 * 1024;

/** For how long an uploaded file is kept. */
export const UPLOAD_KEPT_HOURS = 24;
