import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readInstitutions } from "../../src/data/institutions-file.ts";
import { CHECKOUT } from "../support/build.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const fileOf = (text: string | Buffer, name = "institutions.csv") => {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, text);
  return path;
};

const BANKS = "bank,equity,leverage_ratio_pct,debt_securities,government_bonds\n";
const ANY = "institution,equity,cash,other,loan,asset:bonds,asset:micro caps\n";

test("banks: columns by name in any order and case, other columns passed over, CRLF, a mark of UTF-8, gzip", async () => {
  const text =
    "\ufeffGovernment_bonds,country,bank,Equity,leverage_ratio_pct,debt_securities\r\n200,AT,AT01,50,5,300\r\n\r\n0,,XX,10,100,0\r\n";
  for (const path of [fileOf(text), fileOf(gzipSync(text), "institutions.csv.gz")]) {
    const { institutions, shocked } = await readInstitutions(path);
    expect(institutions).toEqual({
      names: ["AT01", "XX"],
      assets: ["corporate", "government"],
      equity: Float64Array.of(50, 10),
      cash: Float64Array.of(50, 0.5),
      other: Float64Array.of(650, 9.5),
      loan: Float64Array.of(475, 0),
      holdings: Float64Array.of(100, 200, 0, 0),
    });
    expect(shocked).toBe("government");
  }
});

test("any institutions: assets by their columns, cash and other 0 and half of what is owed a loan where left out", async () => {
  const full = await readInstitutions(fileOf(`${ANY}"Fund, A",20,5,15,30,40,20\nB,1,,,,1,\n`));
  expect(full.shocked).toBe("bonds");
  expect(full.institutions).toMatchObject({
    names: ["Fund, A", "B"],
    assets: ["bonds", "micro caps"],
    cash: Float64Array.of(5, 0),
    loan: Float64Array.of(30, 0),
    holdings: Float64Array.of(40, 20, 1, 0),
  });
  const short = await readInstitutions(fileOf("institution,equity,asset:bonds\nA,20,100\n"));
  expect(short.institutions).toMatchObject({ cash: Float64Array.of(0), loan: Float64Array.of(40) });
});

test("the example reads", async () => {
  const { institutions, shocked } = await readInstitutions(join(CHECKOUT, "examples/institutions.csv"));
  expect([institutions.names.length, institutions.assets, shocked]).toEqual([
    6,
    ["micro caps", "CSI1000", "CSI500"],
    "micro caps",
  ]);
});

describe("a bad file is told in one sentence with its line, what stands there and what would be right", () => {
  test.each([
    ["", /institutions.csv is empty; expected a CSV file with the columns institution,equity,/],
    ["\n\n", /institutions.csv is empty; expected/],
    [BANKS, /institutions.csv holds no row; expected institutions below its header$/],
    [
      "bank,equity,debt_securities,government_bonds\n",
      /line 1: column "leverage_ratio_pct" is missing; expected a header/,
    ],
    ["name,equity\n", /line 1: column "institution" is missing; expected a header line such as institution,equity,/],
    ["institution,equity\n", /line 1: no column names an asset; expected a header line/],
    ["institution,equity,csh,asset:a\n", /line 1: column "csh" is not known; expected/],
    ["institution,equity,asset:a,asset:a\n", /line 1: column "asset:a" stands there twice/],
    ["institution,equity,asset:\n", /line 1: column "asset:" names no asset/],
    ["institution,equity,asset:a=b\n", /line 1: column "asset:a=b" names no asset/],
    [`${BANKS}A,-5,5,10,5\n`, /line 2: equity is "-5"; expected a number above 0$/],
    [`${BANKS}A,5,0,10,5\n`, /line 2: leverage_ratio_pct is "0"; expected a per cent above 0, at most 100$/],
    [`${BANKS}A,5,101,10,5\n`, /line 2: leverage_ratio_pct is "101"; expected a per cent/],
    [`${BANKS}A,5,5,ten,5\n`, /line 2: debt_securities is "ten"; expected a number not below 0$/],
    [`${BANKS}A,5,5,10,\n`, /line 2: government_bonds is empty; expected a number not below 0$/],
    [`${BANKS}A,5,5,10,1e999\n`, /line 2: government_bonds is "1e999"; expected a number/],
    [`${BANKS}A,5,5,10,11\n`, /line 2: government_bonds is 11; expected at most the debt_securities, 10$/],
    [`${BANKS}A,5,5,96,11\n`, /line 2: debt_securities is 96; expected at most 95, the assets that equity and/],
    [`${BANKS}A,5,5,10,5\nB,5,5,10,5\nA,5,5,10,5\n`, /line 4: bank is "A", as on line 2; expected each once$/],
    [`${BANKS},5,5,10,5\n`, /line 2: bank is empty; expected a name$/],
    [`${BANKS}A,5,5,10\n`, /line 2: 4 cells; expected the header's 5$/],
    [`${BANKS}A,5,5,"10,5\n`, /line 2: a quoted cell does not close on its line/],
    [`${ANY}A,20,5,15,30,40,-1\n`, /line 2: asset:micro caps is "-1"; expected a number not below 0$/],
    [`${ANY}A,90,5,15,0,40,20\n`, /line 2: A: equity is 90; expected at most the assets, 80$/],
    [`${ANY}A,20,5,15,61,40,20\n`, /line 2: A: loan is 61; expected at most what is owed, 60$/],
    [`${ANY}A,,5,15,30,40,20\n`, /line 2: equity is empty; expected a number above 0$/],
  ])("%j", async (text, sentence) => {
    const failure = await readInstitutions(fileOf(text)).catch((error: Error) => error);
    expect(failure).toMatchObject({ name: "InputError", message: expect.stringMatching(sentence) });
    expect((failure as Error).message).not.toMatch(/\n/);
  });

  test("a file that is not there", async () => {
    const path = join(temporaryFolder(), "none.csv");
    await expect(readInstitutions(path)).rejects.toThrow(/none.csv cannot be read .* institution,equity/);
  });
});
