import type { Command } from "commander";
import type { CheckAnswer } from "../../contract.ts";
import { readHoldings } from "../../data/holdings-file.ts";
import { readSettingsFile } from "../../data/read-settings-file.ts";
import { givenCheckStudy } from "../studies/check.ts";
import { CheckPolicy, POLICY_TEMPLATE } from "../studies/check-policy.ts";
import type { AnyStudy } from "../studies/registry.ts";
import type { CommonOptions } from "./common-options.ts";
import { RulesBroken } from "./rules-broken.ts";
import type { Setting } from "./setting.ts";
import type { Peculiar } from "./study-command.ts";
import { pageOf } from "./terminal.ts";

const HELP = `
The file is CSV with the columns code,weight; weights are scaled to sum to 1. --policy names a YAML file on the command line;
--init prints one with every rule told. Exit code 3 where a rule is broken, with the reasons on stderr.`;

/** `check [FILE]`: the basket of a file, the policy of another; throws RulesBroken after the answer where a rule is broken. */
export function checkFromFile(command: Command, { terminal }: Setting): Peculiar {
  command
    .argument("[file]", "CSV of code,weight, plain or gzipped")
    .option("--init", "print a commented policy and stop")
    .addHelpText("after", HELP);
  return {
    instead: async (ask) => {
      const { init, policy, lang } = command.opts<CommonOptions & { init?: boolean; policy?: string }>();
      if (init) return terminal.out(POLICY_TEMPLATE);
      const [file] = command.args;
      const study = givenCheckStudy({
        ...(file === undefined ? {} : { holdings: await readHoldings(file) }),
        ...(policy ? { policy: readSettingsFile(policy, CheckPolicy) } : {}),
      });
      const { verdict, broken } = (await ask(study as AnyStudy)) as CheckAnswer;
      const said = pageOf(terminal, lang).lang;
      if (verdict === "break") throw new RulesBroken(reasons(broken, said));
    },
  };
}

/** A line a broken rule; where nothing but an unknown figure breaks, its rule is among them. */
function reasons(broken: CheckAnswer["broken"], lang: "zh" | "en"): string[] {
  return broken.map(({ rule, words }) => `${rule}: ${words[lang]}`);
}
