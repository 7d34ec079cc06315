import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Drawing } from "../../src/view/charts/drawing.ts";
import { indexAt } from "../../src/view/charts/time-frame.ts";
import { type Look, lookOf } from "../../src/view/look.ts";
import { useLook } from "../state/look-context.ts";
import { type Painter, painterOn } from "./echarts.ts";

/** Width at which charts are drawn for paper; the print style stretches them to the sheet. */
const PRINT_WIDTH = 760;

interface ChartProps {
  /** Draws for a width; must be a new function when its data change, and only then. */
  readonly draw: (width: number, look: Look, cursor: string | null) => Drawing;
  /** What the picture shows, as a sentence: series, last value, range. */
  readonly label: string;
  /** Date under the shared cursor; null for none. */
  readonly cursor?: string | null;
  readonly onCursor?: (date: string | null) => void;
}

/** One picture: follows its width, the look and the cursor; pointer, touch and arrow keys move the cursor. */
export function Chart({ draw, label, cursor = null, onCursor }: ChartProps) {
  const look = useLook();
  const place = useRef<HTMLDivElement>(null);
  const painter = useRef<Painter | null>(null);
  const drawing = useRef<Drawing | null>(null);
  const width = useWidth(place);

  useLayoutEffect(() => {
    if (width === 0 || !place.current) return;
    drawing.current = draw(width, look, cursor);
    painter.current ??= painterOn(place.current, width, drawing.current.height);
    painter.current.paint(drawing.current);
  }, [draw, look, cursor, width]);
  useEffect(() => () => painter.current?.close(), []);
  usePrinting(
    () => {
      const { lang, palette, rise } = look;
      const paper = lookOf(lang, "light", rise === palette.red);
      painter.current?.paint(draw(PRINT_WIDTH, paper, null));
    },
    () => drawing.current && painter.current?.paint(drawing.current),
  );

  const moveTo = (event: PointerEvent) => {
    const axis = drawing.current?.axis;
    if (!axis || !place.current) return;
    const x = event.clientX - place.current.getBoundingClientRect().left;
    const isOnPlot = x >= axis.left && x <= axis.left + axis.step * axis.dates.length;
    onCursor?.(isOnPlot ? axis.dates[indexAt(axis, x)] : null);
  };
  const stepBy = (days: number) => {
    const dates = drawing.current?.axis?.dates;
    if (!dates?.length) return;
    const at = cursor === null ? dates.length : dates.indexOf(cursor);
    onCursor?.(dates[Math.max(0, Math.min(dates.length - 1, at + days))]);
  };
  const onKey = (event: KeyboardEvent) => {
    if (!onCursor || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      stepBy((event.key === "ArrowLeft" ? -1 : 1) * (event.shiftKey ? 5 : 1));
    } else if (event.key === "Escape") onCursor(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      class="chart"
      ref={place}
      role="img"
      aria-label={label}
      tabIndex={onCursor ? 0 : undefined}
      onPointerMove={onCursor && moveTo}
      onPointerDown={onCursor && moveTo}
      onPointerLeave={onCursor && ((event) => event.pointerType === "mouse" && onCursor(null))}
      onKeyDown={onKey}
    />
  );
}

function useWidth(place: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    const measure = () => {
      if (!matchMedia("print").matches) setWidth(Math.floor(element.clientWidth));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return width;
}

/** Paper has its own width and the light theme, so pictures are redrawn around printing. */
function usePrinting(before: () => void, after: () => void): void {
  const latest = useRef({ before, after });
  latest.current = { before, after };
  useEffect(() => {
    const onBefore = () => latest.current.before();
    const onAfter = () => latest.current.after();
    addEventListener("beforeprint", onBefore);
    addEventListener("afterprint", onAfter);
    return () => {
      removeEventListener("beforeprint", onBefore);
      removeEventListener("afterprint", onAfter);
    };
  }, []);
}
