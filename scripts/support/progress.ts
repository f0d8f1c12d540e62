import { SingleBar } from "cli-progress";

/** How far a piece of work has come. */
export type Progress = {
  readonly update: (done: number, total: number) => void;
  /** Takes the bar away again; the caller then says what came of the work. */
  readonly end: () => void;
};

/** With fewer pieces than this, each is a step of its own, and a rate would say nothing. */
const RATE_FROM = 50;
/** What takes less than this needs no bar. */
const BAR_AFTER_MS = 1_000;
const LINE_EVERY_MS = 5_000;

/** On a terminal a bar that appears after a second; elsewhere, as in a log file, a plain line now and then. */
export function openProgress(label: string, out: NodeJS.WriteStream = process.stdout): Progress {
  return out.isTTY ? barOn(out, label) : linesOn(out, label);
}

function barOn(out: NodeJS.WriteStream, label: string): Progress {
  const opened = performance.now();
  let bar: SingleBar | undefined;
  return {
    update(done, total) {
      const pace = paceOf(done, total, performance.now() - opened);
      if (!bar && performance.now() - opened > BAR_AFTER_MS) {
        // gracefulExit would take Ctrl-C for itself; whoever runs the work handles it, and calls end().
        const format = `         ${label.padEnd(12)} [{bar}] {value}/{total}, {duration_formatted}{pace}`;
        bar = new SingleBar({
          format,
          stream: out,
          clearOnComplete: true,
          hideCursor: true,
          gracefulExit: false,
          barsize: 30,
        });
        bar.start(total, done, { pace });
      }
      bar?.setTotal(total);
      bar?.update(done, { pace });
    },
    end: () => bar?.stop(),
  };
}

function linesOn(out: NodeJS.WriteStream, label: string): Progress {
  const opened = performance.now();
  let last = opened - LINE_EVERY_MS + BAR_AFTER_MS;
  let told = -1;
  return {
    update(done, total) {
      if (done === told || performance.now() - last < LINE_EVERY_MS) return;
      last = performance.now();
      told = done;
      out.write(`         ${label.padEnd(12)} ${done} of ${total}${paceOf(done, total, last - opened)}\n`);
    },
    end: () => undefined,
  };
}

/** `, 1250/s, 64 s left`; nothing where it can't be told yet. */
function paceOf(done: number, total: number, ms: number): string {
  if (total < RATE_FROM || done === 0 || ms <= 0) return "";
  const perSecond = (done / ms) * 1000;
  const rate = perSecond < 10 ? perSecond.toFixed(1) : perSecond.toFixed(0);
  return `, ${rate}/s${done < total ? `, ${Math.ceil((total - done) / perSecond)} s left` : ""}`;
}
