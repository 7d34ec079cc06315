import { commandOf, type StudyEntry } from "../../src/app/studies/registry.ts";

/** Heading of a study's section in the page of commands. */
export function titleOf(entry: StudyEntry): string {
  if (entry.flagOf !== undefined) return `### ${entry.flagOf} --${entry.name}`;
  return `${entry.group === undefined ? "##" : "###"} ${commandOf(entry)}`;
}

/** A study's section of the page of commands. */
export function sectionOf(entry: StudyEntry, page: string): string {
  return page.split(new RegExp(`^${titleOf(entry)}\\b`, "m"))[1].split(/^##/m)[0];
}
