import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { type Look, lookOf } from "../../src/view/look.ts";
import { say } from "../../src/view/words/lang.ts";

export const LookContext = createContext<Look>(lookOf("zh", "light", true));

export function useLook(): Look {
  return useContext(LookContext);
}

/** Picks between a Chinese and an English text. */
export function useSay(): (zh: string, en: string) => string {
  const { lang } = useLook();
  return (zh, en) => say(lang, zh, en);
}
