import { Component, type ComponentChildren } from "preact";
import { useSay } from "../state/look-context.ts";
import { Nothing } from "./nothing.tsx";

interface Props {
  readonly children: ComponentChildren;
}

interface State {
  readonly fault: string | null;
}

/** Shows a sentence where an answer could not be drawn, and leaves the rest of the page as it is. */
export class FaultBoundary extends Component<Props, State> {
  override state: State = { fault: null };

  static override getDerivedStateFromError(error: unknown): State {
    return { fault: error instanceof Error ? error.message : String(error) };
  }

  override componentDidUpdate(before: Props): void {
    if (before.children !== this.props.children && this.state.fault !== null) this.setState({ fault: null });
  }

  override render() {
    const { fault } = this.state;
    return fault === null ? this.props.children : <Fault message={fault} />;
  }
}

function Fault({ message }: { readonly message: string }) {
  const say = useSay();
  const sentence = say(
    `此处画不出：答案与预期不符（${message}）。`,
    `This part could not be drawn: the answer is not as expected (${message}).`,
  );
  return <Nothing failure={{ kind: "error", sentence }} />;
}
