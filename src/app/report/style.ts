import { FONT_STACK, PALETTES } from "../../view/palette.ts";
import { COLUMN_WIDTH } from "./picture.ts";

const { page, ink1, ink2, ink3, hairline, rule, band, red, green, caution, totalRow } = PALETTES.light;

/** Below this width the phone's drawings are shown. */
const PHONE_BELOW = 720;

const SCREEN = `
*,*::before,*::after{box-sizing:border-box}
html{background:${page};color:${ink1};font:13px/20px ${FONT_STACK};font-variant-numeric:tabular-nums lining-nums;color-scheme:light;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{max-width:${COLUMN_WIDTH + 48}px;margin:0 auto;padding:0 24px 24px}
h1,h2,h3,p,ul,table{margin:0;padding:0}
a{color:inherit;text-decoration:none}
b{font-weight:700}
:focus-visible{outline:2px solid ${ink1};outline-offset:2px}
svg text{white-space:pre}
.phone{display:none}
.visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.rise{color:${red}}
.fall{color:${green}}
.bar{display:flex;flex-wrap:wrap;align-items:baseline;min-height:44px;padding-top:12px;border-bottom:1px solid ${hairline}}
.bar-name{margin-right:20px;color:${ink3}}
.bar-name b{font-size:16px;color:${ink1};margin-right:7px}
.pages{display:flex;flex-wrap:wrap;gap:0 16px}
.pages a{color:${ink2};padding-bottom:8px}
.pages a:hover{color:${ink1}}
.bar-date{margin-left:auto;white-space:nowrap;color:${ink2}}
.bar-date b{color:${ink1};margin-right:8px}
.verdict{display:flex;align-items:stretch;padding:12px 0 10px}
.verdict-stage{display:flex;align-items:flex-start;gap:12px;padding-right:18px;margin-right:18px;border-right:1px solid ${hairline}}
.figure{display:block;flex:none;margin-top:11px}
.verdict-word,.verdict h1,.verdict h2{font-size:23px;line-height:31px;font-weight:700}
.verdict-word{white-space:nowrap}
.verdict-count{color:${ink3};line-height:18px}
.verdict-line{font-size:14px;line-height:21px;color:${ink2}}
.verdict-line b{color:${ink1}}
.section{border-top:1.5px solid ${rule};padding-top:6px;margin-bottom:14px;min-width:0}
.section-head{display:flex;flex-wrap:wrap;align-items:baseline;column-gap:10px;min-height:20px}
.section-head h2,.section-head h3{font-size:14px;line-height:20px;font-weight:700}
.section-note{font-size:12px;line-height:16px;color:${ink3}}
.source{font-size:11px;line-height:16px;color:${ink3};margin-top:2px}
.source b{color:${ink2}}
.chapter{margin-top:24px}
#overview{display:flex;flex-direction:column}
#overview>.changes{order:1}
#overview>.changes~.section:not(.evidence-section){order:2}
.pair{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));column-gap:24px}
.picture-name{font-size:12px;line-height:20px;font-weight:700}
.chart svg{display:block;width:100%;height:auto}
.chart .phone{max-width:560px}
.numbers{display:inline}
.numbers>summary{display:inline;margin-left:10px;cursor:pointer;color:${ink2};text-decoration:underline;text-decoration-color:${hairline};text-underline-offset:3px;list-style:none}
.numbers>summary::-webkit-details-marker{display:none}
.numbers-box{max-height:270px;overflow:auto;margin:6px 0;border-block:1px solid ${hairline}}
.numbers-box .wide{overflow-x:visible}
table{width:100%;border-collapse:collapse;border-spacing:0}
th,td{height:27px;padding:0 0 0 12px;text-align:right;font-weight:400;white-space:nowrap;border-bottom:1px solid ${hairline}}
th:first-child,td:first-child{text-align:left;padding-left:0}
thead th{height:22px;font-size:11px;line-height:16px;color:${ink3}}
.group th,.group td{height:22px;font-size:11px;color:${ink3}}
.words{text-align:left}
.wraps{white-space:normal;line-height:18px}
.key-figure{font-weight:700}
.total td{background:${totalRow}}
.inventory td:last-child{min-width:170px}
.faint,.faint td{color:${ink3}}
.wide{overflow-x:auto}
.evidence{table-layout:fixed}
.col-value{width:86px}
.col-stripe{width:200px}
.col-range{width:110px}
.col-verdict{width:88px}
:lang(en) .col-verdict{width:100px}
.evidence td.range{color:${ink3}}
.evidence .verdict-cell{text-align:left;padding-left:16px}
[data-verdict="normal"]{color:${ink2}}
[data-verdict="stretched"],[data-verdict="extreme"]{font-weight:700}
.stripe-cell{position:relative}
th.stripe-head{text-align:center;padding:0 0 0 12px}
.stripe{position:absolute;left:12px;top:0;width:calc(100% - 12px);height:calc(100% + 1px)}
.stripe-band{fill:${band}}
.stripe-line{stroke:${hairline}}
.stripe-move{stroke:${ink2};stroke-width:1.2}
.stripe-before{fill:${page};stroke:${ink2};stroke-width:1.2}
.stripe-now{fill:${ink1}}
.lines li{display:flex;align-items:center;min-height:27px;gap:10px;list-style:none;border-bottom:1px solid ${hairline}}
.lines .mark{width:12px;text-align:center;color:${ink3}}
.lines .figures{margin-left:auto;padding-left:12px;text-align:right;color:${ink2}}
.tick{vertical-align:-1px;margin-right:4px;fill:none}
.tick-check{stroke:${ink3};stroke-width:1.4}
.tick-strike{stroke:${ink1};stroke-width:1.3}
.verdict-mark{vertical-align:-1px;margin-right:3px}
.clear-dots{display:inline-flex;align-items:center;gap:6px}
.clear-count{color:${ink2}}
.badge{display:inline-block;padding:0 6px;font-size:11px;line-height:17px;color:${caution};border:1px solid ${caution};white-space:nowrap}
.badge.synthetic{border-style:dashed}
.hatched{background-image:repeating-linear-gradient(135deg,transparent 0 7px,${hairline} 7px 8px)}
.nothing{display:flex;align-items:center;min-height:92px;margin:8px 0}
.nothing>div{width:100%;padding:6px 0;background:${page}}
.nothing-what{font-weight:700;overflow-wrap:anywhere}
.nothing-fill{font-size:12px;color:${ink2}}
.stage-key{display:grid;grid-template-columns:repeat(2,44px max-content 1fr);align-items:center;gap:6px 14px}
.stage-key .figure{margin:0}
.stage-key b{white-space:nowrap}
.notes{padding-left:16px}
.notes li{margin:2px 0}
footer{border-top:1px solid ${hairline};padding-top:6px;font-size:11px;line-height:16px;color:${ink3};overflow-wrap:anywhere}
`;

const PHONE = `
@media screen and (max-width:${PHONE_BELOW - 1}px){
body{padding:0 14px 24px}
.desk{display:none}
.phone{display:revert}
.bar-name{flex:1}
.bar-name span{display:none}
.pages{order:3;width:100%;flex-wrap:wrap;gap:0 20px;font-size:14px}
.pages a{padding:12px 0;line-height:20px}
.verdict{flex-direction:column;gap:8px;padding:12px 0 10px}
.verdict-stage{border-right:0;margin-right:0}
.figure{margin-top:2px}
.verdict-word,.verdict h1,.verdict h2{font-size:19px;line-height:27px}
.pair{grid-template-columns:minmax(0,1fr)}
.stage-key{grid-template-columns:44px max-content 1fr}
.lines li{flex-wrap:wrap;column-gap:8px;row-gap:0}
.lines .figures{padding-left:0}
.col-value{width:74px}
.col-stripe{width:98px}
.col-verdict{width:64px}
:lang(en) .col-value{width:62px}
:lang(en) .col-stripe{width:82px}
:lang(en) .col-verdict{width:88px}
.evidence td:first-child{white-space:normal;line-height:16px}
.col-range,.range,.wide-only{display:none}
.wide td:first-child{white-space:normal;line-height:18px}
.evidence .verdict-cell{padding-left:8px}
th,td{padding-left:8px}
.inventory thead{display:none}
.inventory tr{display:grid;grid-template-columns:minmax(0,1fr) auto;column-gap:12px;padding:4px 0;border-bottom:1px solid ${hairline}}
.inventory td{height:auto;padding:0;border:0;line-height:18px}
.inventory td:nth-child(1){grid-area:1/1}
.inventory td:nth-child(2){grid-area:2/1;color:${ink2}}
.inventory td:nth-child(4){grid-area:2/2;color:${ink2}}
.inventory td:nth-child(6){grid-area:1/2;min-width:0;text-align:right}
.inventory .repeats td:nth-child(1){display:none}
.inventory .repeats td:nth-child(2){grid-area:1/1/3/2}
.inventory .faint td:nth-child(2),.inventory .faint td:nth-child(4){display:none}
.inventory .faint td:nth-child(6){grid-area:2/1/3/3;text-align:left}
.numbers>summary{padding:14px 8px;margin:0}
}
`;

const PRINT = `
@page{size:A4;margin:12mm}
@media print{
html{background:none}
body{max-width:none;padding:0}
.pages,.numbers{display:none}
.section,tr,li,.verdict,.nothing{break-inside:avoid}
.verdict,.section-head{break-after:avoid}
thead{display:table-header-group}
th,td{height:24px}
.lines li{min-height:24px}
.verdict-word,.verdict h1,.verdict h2{font-size:20px;line-height:27px}
#overview{display:block}
#basis,#microcap{break-before:page;margin-top:0}
.wide{overflow:visible}
.total td,.hatched{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.nothing>div{background:#fff}
}
`;

/** The style of the page: one column in the light theme, a phone's layout below a width, and rules for paper. */
export const REPORT_STYLE = SCREEN + PHONE + PRINT;
