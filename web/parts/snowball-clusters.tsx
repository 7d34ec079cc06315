import type { ComponentChildren } from "preact";
import { level, plain, signed, signedPercent } from "../../src/view/format.ts";
import type { SnowballIndexBook } from "../../src/view/snowball-book.ts";
import { moneyNumber, snowballIndexName } from "../../src/view/words/snowball-names.ts";
import { useLook, useSay } from "../state/look-context.ts";
import { Outlined } from "./outlined.tsx";
import { Section } from "./section.tsx";

/** The largest clusters of knock-ins, and what dealers sell as the index falls through each. */
export function SnowballClusters({
  book,
  badge,
}: {
  readonly book: SnowballIndexBook;
  readonly badge: ComponentChildren;
}) {
  const { lang } = useLook();
  const say = useSay();
  const { clusters, product } = book;
  const name = snowballIndexName(book.index, lang);
  const days = clusters[0]?.chances.map((chance) => chance.days) ?? [];
  return (
    <Section
      title={say("敲入密集区", "Clusters of knock-ins")}
      note={say(`${name}，未敲入名义本金最大者在前`, `${name}, largest notional alive first`)}
      badge={badge}
    >
      {clusters.length === 0 ? (
        <Outlined
          what={say("没有未敲入的雪球。", "No living note is still alive.")}
          fill={say("已敲入者不再有跳变。", "Notes that have knocked in have no cliff any more.")}
        />
      ) : (
        <div class="wide">
          <table>
            <thead>
              <tr>
                <th scope="col">{say("敲入价区间", "Knock-in level")}</th>
                <th scope="col">{say("距现价", "From spot")}</th>
                <th scope="col">{say("未敲入 亿元", "Alive, CNY bn")}</th>
                <th scope="col">{say("占比", "Share")}</th>
                {days.map((day) => (
                  <th key={day} scope="col">
                    {say(`${day} 日内敲入`, `Within ${day} d`)}
                  </th>
                ))}
                <th scope="col">{say(`跳变 ${product} 手`, `Cliff, ${product} lots`)}</th>
                <th scope="col">{say("不设上限", "No cap")}</th>
                <th scope="col">{say("占持仓", "Of OI")}</th>
              </tr>
            </thead>
            <tbody>
              {clusters.map((cluster) => (
                <tr key={cluster.low}>
                  <td>
                    {level(cluster.low)}–{level(cluster.high)}
                  </td>
                  <td>{signedPercent(-cluster.distance)}</td>
                  <td>{moneyNumber(cluster.aliveCny, lang)}</td>
                  <td>{plain(cluster.share * 100, 0)}%</td>
                  {cluster.chances.map((chance) => (
                    <td key={chance.days}>{plain(chance.chance * 100, 0)}%</td>
                  ))}
                  <td class="key-figure">{signed(cluster.cliff.cappedLots, 0)}</td>
                  <td>{signed(cluster.cliff.lots, 0)}</td>
                  <td>{signedPercent(cluster.cliff.cappedOfOpenInterest)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p class="source">
        {say(
          "跳变：指数收盘从敲入价上方到下方，交易商的期货买卖之差，负为卖出；加粗为 Delta 有上限。",
          "Cliff: what dealers trade between a close just above and one just below the level, negative is a sale; bold with delta capped.",
        )}
      </p>
    </Section>
  );
}
