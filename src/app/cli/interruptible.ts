/** Ctrl-C ended the work in order; the message says what stands. The CLI exits with 130. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
}

/** Work that the first SIGINT or SIGTERM ends in order, by the signal it is given; a second one ends the process. */
export async function interruptible<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  const stop = () => controller.abort(new Interrupted("stopped"));
  for (const name of ["SIGINT", "SIGTERM"]) process.once(name, stop);
  try {
    return await work(controller.signal);
  } finally {
    for (const name of ["SIGINT", "SIGTERM"]) process.removeListener(name, stop);
  }
}
