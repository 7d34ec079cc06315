import fc from "fast-check";
import { expect, test } from "vitest";
import { html, trusted } from "../../../src/app/report/html.ts";

test("text is escaped, in content and in quoted attributes; markup is not escaped again", () => {
  const name = `<script>"a" & 'b'</script>`;
  const inner = html`<b title="${name}">${name}</b>`;
  const escaped = "&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/script&gt;";
  expect(html`<p>${inner}</p>`.markup).toBe(`<p><b title="${escaped}">${escaped}</b></p>`);
  expect(html`${trusted("<i>x</i>")}`.markup).toBe("<i>x</i>");
});

test("lists are joined, nothing is nothing, and zero is a number", () => {
  expect(html`${["a", html`<br>`, 0]}|${null}|${undefined}|${false}|${[]}`.markup).toBe("a<br>0||||");
});

test("no text can open a tag or close an attribute", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(html`${text}`.markup).not.toMatch(/[<>"']/);
    }),
  );
});
