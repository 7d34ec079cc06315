import { BasisPage } from "./pages/basis-page.tsx";
import { ChainPage } from "./pages/chain-page.tsx";
import { CrowdingPage } from "./pages/crowding-page.tsx";
import { DataPage } from "./pages/data-page.tsx";
import { DriftPage } from "./pages/drift-page.tsx";
import { FactorsPage } from "./pages/factors-page.tsx";
import { LeveragePage } from "./pages/leverage-page.tsx";
import { MicrocapPage } from "./pages/microcap-page.tsx";
import { NeutralPage } from "./pages/neutral-page.tsx";
import { OverviewPage } from "./pages/overview-page.tsx";
import { PledgePage } from "./pages/pledge-page.tsx";
import { SnowballPage } from "./pages/snowball-page.tsx";
import { FaultBoundary } from "./parts/fault-boundary.tsx";
import { Waiting } from "./parts/waiting.tsx";
import { type PageAnswers, SEED } from "./state/use-page-answers.ts";
import type { ChangeView } from "./state/use-view-state.ts";
import type { ViewState } from "./state/view-state.ts";

interface PageProps {
  readonly view: ViewState;
  readonly change: ChangeView;
  readonly answers: PageAnswers;
  readonly cursor: string | null;
  readonly onCursor: (date: string | null) => void;
}

/** The page that the view names, with the answers it needs. */
export function Page(props: PageProps) {
  const Shown = SHOWN[props.view.page];
  return (
    <main>
      <FaultBoundary key={props.view.page}>
        <Shown {...props} />
      </FaultBoundary>
    </main>
  );
}

const SHOWN = {
  overview: ShownOverview,
  basis: ShownBasis,
  microcap: ShownMicrocap,
  factors: ShownFactors,
  snowball: ShownSnowballs,
  crowding: ShownCrowding,
  drift: ShownDrift,
  neutral: ShownNeutral,
  leverage: ShownLeverage,
  pledge: ShownPledges,
  chain: ShownChain,
  data: ShownData,
};

function ShownOverview({ answers, cursor, onCursor }: PageProps) {
  return (
    <Waiting asked={answers.overview}>
      {(answer) => <OverviewPage overview={answer} later={answers.later} cursor={cursor} onCursor={onCursor} />}
    </Waiting>
  );
}

function ShownBasis({ answers, ...props }: PageProps) {
  return (
    <Waiting asked={answers.basis}>
      {(answer) => <BasisPage answer={answer} overview={answers.overview.answer} {...props} />}
    </Waiting>
  );
}

function ShownMicrocap({ answers, change, cursor, onCursor }: PageProps) {
  return (
    <Waiting asked={answers.microcap}>
      {(answer) => (
        <MicrocapPage
          answer={answer}
          synthetic={answers.synthetic}
          seed={SEED}
          onSynthetic={() => change({ synthetic: true })}
          cursor={cursor}
          onCursor={onCursor}
        />
      )}
    </Waiting>
  );
}

function ShownFactors({ answers, ...props }: PageProps) {
  return <FactorsPage factors={answers.factors} study={answers.factorStudy} seed={SEED} {...props} />;
}

function ShownSnowballs({ answers, ...props }: PageProps) {
  const { snowballs, nextSnowballs, basis } = answers;
  return <SnowballPage asked={snowballs} later={nextSnowballs} basis={basis.answer} {...props} />;
}

function ShownCrowding({ answers, cursor, onCursor }: PageProps) {
  return (
    <Waiting asked={answers.crowding}>
      {(answer) => <CrowdingPage answer={answer} cursor={cursor} onCursor={onCursor} />}
    </Waiting>
  );
}

function ShownDrift({ answers, cursor, onCursor }: PageProps) {
  return (
    <Waiting asked={answers.driftMarket}>
      {(market) => <DriftPage market={market} cursor={cursor} onCursor={onCursor} />}
    </Waiting>
  );
}

function ShownNeutral({ answers, ...props }: PageProps) {
  const { chosen } = answers.neutral;
  return (
    <Waiting asked={chosen}>
      {(answer) => <NeutralPage answer={answer} asked={answers.neutral} seed={SEED} {...props} />}
    </Waiting>
  );
}

function ShownLeverage({ answers, ...props }: PageProps) {
  return <LeveragePage asked={answers.leverage} {...props} />;
}

function ShownPledges({ answers, ...props }: PageProps) {
  return <Waiting asked={answers.pledge}>{(answer) => <PledgePage answer={answer} {...props} />}</Waiting>;
}

function ShownChain({ answers, view, change, cursor, onCursor }: PageProps) {
  return (
    <ChainPage
      running={answers.chain}
      choice={view.chain}
      onChoice={(chain) => change({ chain })}
      cursor={cursor}
      onCursor={onCursor}
    />
  );
}

function ShownData({ answers }: PageProps) {
  return <DataPage inventory={answers.inventory} quality={answers.quality} evenings={answers.evenings} />;
}
