import { NOTE_FIELDS, NOTE_RULES, type NoteField, type NoteTexts, UNIT_NAMES } from "../../src/view/snowball-form.ts";
import type { NoteTerms } from "../../src/view/snowball-note.ts";
import { useLook, useSay } from "../state/look-context.ts";

interface NoteFormProps {
  readonly texts: NoteTexts;
  readonly state: NoteTerms["state"];
  readonly problems: Readonly<Partial<Record<NoteField, string>>>;
  readonly onText: (field: NoteField, text: string) => void;
  readonly onState: (state: NoteTerms["state"]) => void;
  /** Puts the first values back; null while they stand. */
  readonly onReset: (() => void) | null;
}

/** The terms of a note and its market, each with its unit, and under it what is wrong with it. */
export function NoteForm(props: NoteFormProps) {
  const say = useSay();
  const { state, onState, onReset } = props;
  return (
    <form
      class="note-form"
      onSubmit={(event) => event.preventDefault()}
      aria-label={say("雪球条款", "Terms of the note")}
    >
      {NOTE_FIELDS.map((field) => (
        <Field key={field} field={field} {...props} />
      ))}
      <div class="field">
        <label for="note-state">{say("状态", "State")}</label>
        <select
          id="note-state"
          value={state}
          onChange={(event) => onState(event.currentTarget.value === "alive" ? "alive" : "knocked-in")}
        >
          <option value="alive">{say("未敲入", "alive")}</option>
          <option value="knocked-in">{say("已敲入", "knocked in")}</option>
        </select>
      </div>
      {onReset && (
        <button type="button" class="plain-button" onClick={onReset}>
          {say("恢复初值", "Put the first values back")}
        </button>
      )}
    </form>
  );
}

function Field({ field, texts, problems, onText }: NoteFormProps & { readonly field: NoteField }) {
  const { lang } = useLook();
  const { name, unit } = NOTE_RULES[field];
  const problem = problems[field];
  const id = `note-${field}`;
  return (
    <div class="field">
      <label for={id}>{name[lang]}</label>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autocomplete="off"
        value={texts[field]}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-unit${problem ? ` ${id}-problem` : ""}`}
        onInput={(event) => onText(field, event.currentTarget.value)}
      />
      <span class="unit" id={`${id}-unit`}>
        {UNIT_NAMES[unit][lang]}
      </span>
      {problem && (
        <p class="problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}
