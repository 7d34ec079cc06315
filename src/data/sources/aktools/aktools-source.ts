import type { Source } from "../../fetch/source.ts";
import { aktoolsClient, aktoolsVersion } from "./aktools-client.ts";
import { aktoolsDatasets } from "./datasets.ts";

/** Where AKTools listens by default. */
export const AKTOOLS_URL = "http://127.0.0.1:8080";

/** It has no limit of its own, but the sites behind it shut out whoever asks a few hundred times in a row. */
const RATE = { perMinute: 20, spaced: true };

/** A local AKTools, which asks public sites by AKShare: free, without registration or promise. */
export function aktoolsSource(url = AKTOOLS_URL): Source {
  return {
    name: "aktools",
    title: "AKTools",
    rate: RATE,
    datasets: aktoolsDatasets(aktoolsClient(url)),
    version: (ask) => aktoolsVersion(ask, url),
  };
}
