import { reportToCsv, reportToJson, type ImportReport } from "@/lib/exchange/import-report";

/** A report as a file, with what it is to a browser. */
export const writeReport = (report: ImportReport, as: "csv" | "json"): { text: string; type: string } =>
  as === "json"
    ? { text: reportToJson(report), type: "application/json" }
    : { text: reportToCsv(report), type: "text/csv; charset=utf-8" };
