interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly chosen: Value;
  readonly options: readonly (readonly [value: Value, name: string])[];
  readonly onChoose: (value: Value) => void;
}

/** A few words of which one is chosen, set bold and underlined. */
export function Choice<Value extends string>({ label, chosen, options, onChoose }: ChoiceProps<Value>) {
  return (
    <fieldset class="choice" aria-label={label}>
      {options.map(([value, name]) => (
        <button key={value} type="button" aria-pressed={value === chosen} onClick={() => onChoose(value)}>
          {name}
        </button>
      ))}
    </fieldset>
  );
}
